package io.parley;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The shared WhatsApp inbox whose conversation lifecycle is a diagram that runs. */
@SpringBootApplication
public class Parley {

    public static void main(String[] args) {
        SpringApplication.run(Parley.class, args);
    }
}
