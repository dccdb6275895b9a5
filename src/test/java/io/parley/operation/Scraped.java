package io.parley.operation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** The whole house as it is when it is watched: metrics and traces on, and a token for whoever scrapes. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@AutoConfigureObservability
@ActiveProfiles("test")
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.tracing.sampling.probability=1",
            "management.tracing.opentelemetry.export.schedule-delay=200ms",
            "parley.operation.scrape-token=" + Scraped.TOKEN,
            "parley.operation.look-every=0s",
            "parley.operation.log-pepper=grains"
        })
@ContextConfiguration(initializers = Collector.class)
@interface Scraped {
    String TOKEN = "a-long-word-for-the-scraper";
}
