package io.parley.operation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ActiveProfiles;

/** The whole house as it is when it is watched: metrics and traces on, and a token for whoever scrapes. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ActiveProfiles("test")
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.prometheus.metrics.export.enabled=true",
            "management.tracing.enabled=true",
            "management.tracing.sampling.probability=1",
            "parley.operation.scrape-token=" + Scraped.TOKEN,
            "parley.operation.look-every=0s",
            "parley.operation.log-pepper=grains"
        })
@interface Scraped {
    String TOKEN = "a-long-word-for-the-scraper";
}
