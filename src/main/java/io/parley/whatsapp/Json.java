package io.parley.whatsapp;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads JSON whose shape nobody promises: a wrong type is an absent value, never an exception. */
final class Json {

    private static final int DEEPEST = 100;

    // Written as WhatsApp writes it, in ASCII: any database takes it, halves of characters and NUL included.
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private Json() {}

    /**
     * The document in these bytes; missing where there is none.
     *
     * @throws IOException if they are not JSON, or nested deeper than WhatsApp ever does
     */
    static JsonNode read(byte[] bytes) throws IOException {
        return MAPPER.readTree(bytes);
    }

    /** The document inside a string; missing where it is none. */
    static JsonNode within(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException noJson) {
            return MissingNode.getInstance();
        }
    }

    static String write(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("What was read can be written", impossible);
        }
    }

    /** The text or number here; empty for everything else. */
    static String text(JsonNode node) {
        return node.isTextual() || node.isNumber() ? node.asText() : "";
    }

    /** The id here, verbatim; empty where it is absent, blank or cannot be one. */
    static String id(JsonNode node) {
        var id = node.isTextual() || node.isIntegralNumber() ? node.asText() : "";
        return id.isBlank() ? "" : id;
    }

    /** Whether anything at all was sent here. */
    static boolean isThere(JsonNode node) {
        return !node.isMissingNode() && !node.isNull();
    }

    /** The elements of a list; what should have been a list and is none counts as its only element. */
    static Stream<JsonNode> each(JsonNode node) {
        if (node.isArray()) return StreamSupport.stream(node.spliterator(), false);
        return isThere(node) ? Stream.of(node) : Stream.empty();
    }
}
