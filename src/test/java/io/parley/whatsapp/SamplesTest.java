package io.parley.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.conversation.Message;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real payloads, where the workplace has them. */
class SamplesTest {

    private static final Path SAMPLES = Path.of("..", "shared", "whatsapp", "samples");

    @BeforeEach
    void areThere() {
        assumeTrue(Files.isDirectory(SAMPLES), "No samples beside the project");
    }

    @Test
    void areSignedAsOpensslSignsThem() throws IOException {
        var settings = new WhatsAppSettings(
                List.of("test-app-secret"),
                "",
                URI.create("http://127.0.0.1"),
                "v24.0",
                java.time.Duration.ofSeconds(1),
                java.time.Duration.ofSeconds(1));
        var signatures = new Signatures(settings);

        for (var line : Files.readAllLines(SAMPLES.resolve("SIGNATURES.tsv"))) {
            var columns = line.split("\t");
            var body = Files.readAllBytes(SAMPLES.resolve(columns[0]));
            assertThat(signatures.vouchFor(body, columns[1]))
                    .describedAs(columns[0])
                    .isTrue();
        }
    }

    @Test
    void allReachTheCounter() throws IOException {
        for (var sample : samples()) {
            var body = Files.readAllBytes(sample);
            var postOffice = new PostOffice();

            var answer = postOffice.delivers(body);

            var delivery = Json.read(body);
            assertThat(answer.getStatus())
                    .describedAs("%s", sample)
                    .isEqualTo(delivery.path("entry").isArray() ? 200 : 400);
            assertThat(postOffice.transcript())
                    .describedAs("%s", sample)
                    .extracting(Message::id)
                    .containsExactlyElementsOf(messageIdsIn(delivery));
            assertThat(postOffice.deadLetters.letters).describedAs("%s", sample).isEmpty();
        }
    }

    private static List<Path> samples() throws IOException {
        try (var files = Files.list(SAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".json")).toList();
        }
    }

    private static List<String> messageIdsIn(JsonNode delivery) {
        return elements(delivery.path("entry"))
                .flatMap(entry -> elements(entry.path("changes")))
                .flatMap(change -> Stream.concat(
                        elements(change.path("value").path("messages")),
                        elements(change.path("value").path("message_echoes"))))
                .map(message -> message.path("id").textValue())
                .toList();
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
