package io.parley.proof;

import io.parley.Parley;
import io.parley.lifecycle.Agreement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/**
 * The shipped application in a process of its own, as one of several: it says on which port it is. While there is a file
 * {@code later} where it works, its clock is two days ahead.
 */
public final class Node {

    public static final String PORT = "PORT ";

    private Node() {}

    public static void main(String[] settings) {
        var parley = new SpringApplicationBuilder(Parley.class, Agreement.class)
                .properties("spring.main.banner-mode=off")
                .run(settings);
        parley.getBean(Agreement.class).holds();
        var port = ((ServletWebServerApplicationContext) parley).getWebServer().getPort();
        System.out.println(PORT + port);
        System.out.println(OwnProcess.READY);
        System.out.flush();
        while (true) {
            if (Files.exists(Path.of("later")))
                ClockUtil.offset(Duration.ofHours(48).plusMinutes(1).toMillis());
            else ClockUtil.reset();
            LockSupport.parkNanos(50_000_000);
        }
    }
}
