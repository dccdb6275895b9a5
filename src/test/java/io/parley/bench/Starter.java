package io.parley.bench;

import io.parley.proof.OwnProcess;
import java.util.Arrays;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Starts the application that is named first, and says when it has. */
final class Starter {

    private Starter() {}

    public static void main(String[] arguments) throws ClassNotFoundException {
        new SpringApplicationBuilder(Class.forName(arguments[0]))
                .properties("spring.main.banner-mode=off")
                .run(Arrays.copyOfRange(arguments, 1, arguments.length));
        System.out.println(OwnProcess.READY);
        System.out.flush();
    }
}
