package io.parley.directory;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Looks for what must not reach the engine: an expression in a query is code that runs (CVE-2026-109432). The JSON is
 * parsed as Camunda parses it, so that an escaped name is still that name.
 */
final class ContentCheck {

    /** The one message that a connector brings, and what it may consist of. */
    static final String CUSTOMER_WROTE = "customerWrote";

    private static final Set<String> MESSAGE_PARTS =
            Set.of("messageName", "businessKey", "tenantId", "processVariables", "resultEnabled");

    private static final Set<String> MESSAGE_VARIABLES =
            Set.of("messageId", "text", "sentAt", "customerName", "campaign");
    private static final Set<String> PLAIN_TYPES = Set.of("string", "date", "integer", "long", "null");

    private final JsonFactory json = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    void query(String query) throws RequestRefused {
        for (var parameter : query.split("[&;]")) checkName(decoded(parameter.split("=", 2)[0]));
    }

    void body(byte[] body) throws RequestRefused {
        walk(body, (name, parser, depth) -> checkName(name));
    }

    /**
     * Only {@code customerWrote}, and only to one conversation: what would reach all of them is no part of it. Nor is
     * any other variable, which would stay in the process and stand in the way of whoever replies.
     */
    void message(byte[] body) throws RequestRefused {
        walk(body, (name, parser, depth) -> {
            if (depth == 1 && !MESSAGE_PARTS.contains(name)) throw refusal("A message that comes in has no " + name);
            if (depth == 1 && name.equals("messageName") && !CUSTOMER_WROTE.equals(parser.nextTextValue()))
                throw refusal("Only the message " + CUSTOMER_WROTE + " comes in here");
            if (depth == 2 && !MESSAGE_VARIABLES.contains(name))
                throw refusal("A customer's message carries no " + name);
            if (depth == 3 && !isPlain(name, parser))
                throw refusal("A customer's message carries texts and times, nothing else");
        });
    }

    /**
     * Of the person in the address, and of nobody else: the engine would write what it read of the one, the password too,
     * over the other.
     */
    void profile(byte[] body, String person) throws RequestRefused {
        var said = new AtomicReference<@Nullable String>();
        walk(body, (name, parser, depth) -> {
            if (depth == 1 && name.equals("id")) said.set(parser.nextTextValue());
        });
        if (!person.equals(said.get())) throw refusal("A profile has the id of its person");
    }

    private static boolean isPlain(String name, JsonParser parser) throws IOException {
        if (name.equals("value")) return !parser.nextToken().isStructStart();
        return !name.equals("type")
                || PLAIN_TYPES.contains(String.valueOf(parser.nextTextValue()).toLowerCase(Locale.ROOT));
    }

    private void walk(byte[] body, Look look) throws RequestRefused {
        try (var parser = json.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT)
                throw new RequestRefused(HttpStatus.BAD_REQUEST, "Only a JSON object comes in here");
            for (var depth = 1; parser.nextToken() != null; ) {
                depth += step(parser.currentToken());
                if (parser.currentToken() == JsonToken.FIELD_NAME) look.at(parser.currentName(), parser, depth);
            }
        } catch (IOException notJson) {
            throw new RequestRefused(HttpStatus.BAD_REQUEST, "This is no JSON");
        }
    }

    private static int step(JsonToken token) {
        return token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
    }

    private static void checkName(String name) throws RequestRefused {
        if (name.strip().toLowerCase(Locale.ROOT).endsWith("expression"))
            throw refusal("Expressions do not come in here: " + name.strip());
    }

    private static String decoded(String name) throws RequestRefused {
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException garbled) {
            throw new RequestRefused(HttpStatus.BAD_REQUEST, "This query cannot be read");
        }
    }

    private static RequestRefused refusal(String sentence) {
        return new RequestRefused(HttpStatus.FORBIDDEN, sentence);
    }

    private interface Look {

        void at(String name, JsonParser parser, int depth) throws RequestRefused, IOException;
    }
}
