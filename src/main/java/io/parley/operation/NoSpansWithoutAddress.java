package io.parley.operation;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/** Leaves out all that begins and sends spans as long as there is no address for them: neither start nor request pays for it. */
final class NoSpansWithoutAddress implements AutoConfigurationImportFilter, EnvironmentAware {

    private static final String ACTUATOR = "org.springframework.boot.actuate.autoconfigure.";

    private boolean isWanted;

    @Override
    public void setEnvironment(Environment environment) {
        isWanted = !environment.getProperty(Spans.ADDRESS, "").isBlank();
    }

    @Override
    public boolean[] match(@Nullable String[] configurations, AutoConfigurationMetadata metadata) {
        var kept = new boolean[configurations.length];
        for (var at = 0; at < kept.length; at++)
            kept[at] = isWanted || !isForSpans(Objects.requireNonNullElse(configurations[at], ""));
        return kept;
    }

    private static boolean isForSpans(String configuration) {
        return Stream.of("tracing.", "opentelemetry.", "logging.OpenTelemetry", "logging.otlp.")
                .anyMatch(room -> configuration.startsWith(ACTUATOR + room));
    }
}
