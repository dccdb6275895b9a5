package io.parley;

import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The shared WhatsApp inbox whose conversation lifecycle is a diagram that runs. */
@SpringBootApplication
public class Parley {

    /** The engine writes times without a zone, in this one: two nodes, or a clock that is set back in autumn, must mean the same. */
    static {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    }

    public static void main(String[] args) {
        SpringApplication.run(Parley.class, args);
    }
}
