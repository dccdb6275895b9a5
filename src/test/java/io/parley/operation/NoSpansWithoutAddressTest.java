package io.parley.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.mock.env.MockEnvironment;

/** What begins and sends spans … */
class NoSpansWithoutAddressTest {

    private static final List<String> ALL = StreamSupport.stream(
                    ImportCandidates.load(AutoConfiguration.class, null).spliterator(), false)
            .toList();

    @Test
    void isLeftOutWithoutAnAddressAndNothingElseIs() {
        var leftOut = ALL.stream()
                .filter(it -> !kept(new MockEnvironment()).contains(it))
                .toList();

        assertThat(leftOut)
                .anyMatch(it -> it.endsWith(".OpenTelemetryAutoConfiguration"))
                .anyMatch(it -> it.endsWith(".MicrometerTracingAutoConfiguration"))
                .anyMatch(it -> it.endsWith(".OtlpTracingAutoConfiguration"))
                .allMatch(it -> it.matches(".*([tT]racing|OpenTelemetry|Otlp|Exemplars|Tracer|Brave|Zipkin).*"));
        assertThat(kept(new MockEnvironment())).noneMatch(it -> it.contains("racing") || it.contains("OpenTelemetry"));
    }

    @Test
    void isHereWithOne() {
        var environment = new MockEnvironment().withProperty(Spans.ADDRESS, "http://collector:4318/v1/traces");

        assertThat(kept(environment)).isEqualTo(ALL);
    }

    private static List<String> kept(MockEnvironment environment) {
        var filter = new NoSpansWithoutAddress();
        filter.setEnvironment(environment);
        var kept = filter.match(ALL.toArray(String[]::new), mock(AutoConfigurationMetadata.class));
        return IntStream.range(0, kept.length)
                .filter(at -> kept[at])
                .mapToObj(ALL::get)
                .toList();
    }
}
