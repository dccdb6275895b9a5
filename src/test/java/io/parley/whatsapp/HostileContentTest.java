package io.parley.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in a message, it … */
class HostileContentTest {

    private final PostOffice postOffice = new PostOffice();

    @Test
    void keepsItsWordsThoughTheyAreBlank() {
        postOffice.delivers(Payloads.messages(
                Payloads.textMessage("wamid.1", ""),
                Payloads.textMessage("wamid.2", " \\n "),
                Payloads.textMessage("wamid.3", "\\u0000")));

        assertThat(postOffice.transcriptOf("16505551234"))
                .containsExactly("[Empty message]", "[Empty message]", "[Empty message]");
    }

    @Test
    void losesItsControlCharactersButNotItsEmoji() {
        postOffice.delivers(Payloads.text("wamid.1", "a\\u0000b\\u001bc\\r\\nd\\te \\ud83d\\udc4d \\ud83d"));

        assertThat(postOffice.heard().text()).isEqualTo("abc\nd\te 👍 \uFFFD");
        assertThat(postOffice.heard().content().raw())
                .contains("a\\u0000b\\u001Bc\\r\\nd\\te \\uD83D\\uDC4D \\uD83D")
                .isPrintable();
    }

    @Test
    void keepsEveryCharacterOfALongText() {
        var words = "👍".repeat(10_000);

        postOffice.delivers(Payloads.text("wamid.1", words));

        assertThat(postOffice.heard().text()).isEqualTo(words);
    }

    @Test
    void hasASenderWhoseNameFits() {
        var name = "D\\u0000a\\nna " + "👍".repeat(200);

        postOffice.delivers(Payloads.text("wamid.1", "Hello").replace("Dana", name));

        assertThat(postOffice.heard().customerName()).startsWith("Da na 👍👍").hasSizeLessThanOrEqualTo(200);
    }

    @Test
    void isNeverLaterThanItsArrival() {
        postOffice.delivers(Payloads.text("wamid.1", "Hello").replace("1764000000", "4000000000"));

        assertThat(postOffice.heard().sentAt()).isEqualTo(PostOffice.NOW);
    }

    @Test
    void hasItsTimeFromANumberToo() {
        postOffice.delivers(Payloads.text("wamid.1", "Hello").replace("\"1764000000\"", "1764000000"));

        assertThat(postOffice.heard().sentAt()).isEqualTo(Instant.ofEpochSecond(1764000000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "\"soon\"",
                "\"-5\"",
                "0",
                "-1",
                "1e99999",
                "\"99999999999999999999\"",
                "null",
                "[]",
                "{}"
            })
    void hasArrivedNowIfItsTimeIsNone(String timestamp) {
        postOffice.delivers(Payloads.text("wamid.1", "Hello").replace("\"1764000000\"", timestamp));

        assertThat(postOffice.heard().sentAt()).isEqualTo(PostOffice.NOW);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
                    "id":"wamid.1" | "id":""                          | A message's id has 1 to 255 characters
                    "id":"wamid.1" | "id":{}                          | A message's id has 1 to 255 characters
                    "16505551234"  | {}                               | A conversation needs a customer
                    "16505551234"  | "a:b"                            | A customer's id has 1 to 140 letters, digits, dots, dashes, plus or at signs
                    "16505551234"  | "'; drop table message; --"      | A customer's id has 1 to 140 letters, digits, dots, dashes, plus or at signs
                    "100000000000001" | "<script>"                    | A business number's id has 1 to 64 letters, digits, dots, dashes or underscores
                    "100000000000001" | []                            | A business number's id has 1 to 64 letters, digits, dots, dashes or underscores
                    """)
    void isKeptWithTheReasonWhenItCannotBeFiled(String sound, String broken, String error) {
        var answer = postOffice.delivers(Payloads.text("wamid.1", "Hello").replace(sound, broken));

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(postOffice.transcript()).isEmpty();
        assertThat(postOffice.errors()).containsExactly(error);
        assertThat(postOffice.deadLetters.letters.get(0).payload()).contains("Hello");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"type\":\"text\",\"text\":\"Hello\"",
                "\"type\":\"text\",\"text\":{\"body\":[\"Hello\"]}",
                "\"type\":\"text\"",
                "\"type\":[\"text\"],\"text\":{\"body\":\"Hello\"}",
                "\"text\":{\"body\":\"Hello\"}",
                "\"type\":\"interactive\",\"interactive\":[]"
            })
    void isShownAsUnsupportedWhenItsContentHasNoSense(String content) {
        postOffice.delivers(Payloads.messages(Payloads.message("wamid.1", content)));

        assertThat(postOffice.heard().kind()).isEqualTo("unsupported");
        assertThat(postOffice.heard().text()).startsWith("Unsupported message");
        assertThat(postOffice.heard().content().raw()).isEqualTo(Payloads.message("wamid.1", content));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'; drop table message; --",
                "<script>alert(1)</script>",
                "${7*7} #{7*7} {{7*7}}",
                "\u202Egpj.exe"
            })
    void isTakenLiterallyInEveryString(String hostile) throws IOException {
        var delivery = everyStringIs(hostile, Json.read(Payloads.file("every-kind.json")));

        var answer = postOffice.delivers(Json.write(delivery));

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(postOffice.deadLetters.letters).isEmpty();
        assertThat(postOffice.transcript()).hasSize(35);
        assertThat(postOffice.transcript())
                .filteredOn(message -> message.kind().equals("text"))
                .allSatisfy(message -> assertThat(message.text()).isEqualTo(hostile));
        assertThat(postOffice
                        .records
                        .conversations
                        .get(PostOffice.conversationWith("16505551234"))
                        .customerName())
                .isEqualTo(hostile);
    }

    /** The same delivery with this for every string but those that WhatsApp itself makes up. */
    private static JsonNode everyStringIs(String hostile, JsonNode node) {
        if (node.isTextual()) return TextNode.valueOf(hostile);
        if (node.isArray()) {
            var list = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> list.add(everyStringIs(hostile, element)));
            return list;
        }
        if (!node.isObject()) return node;
        var copy = JsonNodeFactory.instance.objectNode();
        node.properties().forEach(it -> copy.set(it.getKey(), fieldOf(hostile, it.getKey(), it.getValue())));
        return copy;
    }

    private static JsonNode fieldOf(String hostile, String name, JsonNode value) {
        return switch (name) {
            case "id", "from", "wa_id", "phone_number_id", "type", "field" -> value;
            default -> everyStringIs(hostile, value);
        };
    }
}
