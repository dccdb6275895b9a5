package io.parley;

import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;

/**
 * The shared WhatsApp inbox whose conversation lifecycle is a diagram that runs. Spring looks for beans in every room but the
 * hall, which is plain Java and a quarter of all classes. It wraps no bean in anything: whoever needs a transaction opens
 * one, and no start looks for annotations on all methods of all beans.
 */
@SpringBootApplication(
        exclude = {AopAutoConfiguration.class, TransactionAutoConfiguration.class},
        scanBasePackages = {
            "io.parley.directory",
            "io.parley.inbox",
            "io.parley.lifecycle",
            "io.parley.operation",
            "io.parley.platform",
            "io.parley.sandbox",
            "io.parley.transcript",
            "io.parley.whatsapp"
        })
public class Parley {

    /** The engine writes times without a zone, in this one: two nodes, or a clock that is set back in autumn, must mean the same. */
    static {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    }

    public static void main(String[] args) {
        SpringApplication.run(Parley.class, args);
    }
}
