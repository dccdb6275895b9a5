package io.parley.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** A delivery with a wrong type in any one place … */
class AnyShapeTest {

    private static final List<String> WRONG = List.of("null", "-1.5e300", "\"\"", "\"what?\"", "[[]]", "{\"id\":{}}");

    private static final Logger LETTERS = (Logger) LoggerFactory.getLogger(LetterBox.class);

    private final PostOffice postOffice = new PostOffice();

    /** Each of twenty thousand letters would be a line. */
    @BeforeAll
    static void quietly() {
        LETTERS.setLevel(Level.OFF);
    }

    @AfterAll
    static void aloud() {
        LETTERS.setLevel(null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"batch.json", "hidden-number.json", "broken-status.json"})
    void isAnsweredAndCostsNoOtherMessage(String file) throws IOException {
        staysWholeWithAnythingWrong(Json.read(Payloads.file(file)));
    }

    @Test
    void isAnsweredWhateverTheKindOfItsMessage() throws IOException {
        var neighbour = Payloads.textMessage("wamid.neighbour", "Hello");
        for (var message : Json.read(Payloads.file("every-kind.json")).findValue("messages"))
            staysWholeWithAnythingWrong(Json.within(Payloads.messages(Json.write(message), neighbour)));
    }

    private void staysWholeWithAnythingWrong(JsonNode delivery) {
        postOffice.startsAfresh();
        postOffice.delivers(Json.write(delivery));
        var all = postOffice.transcript().size();

        for (var place : placesIn(delivery, JsonPointer.empty(), new ArrayList<>()))
            for (var wrong : WRONG) {
                postOffice.startsAfresh();
                var answer = postOffice.delivers(Json.write(with(place, wrong, delivery.deepCopy())));

                var handled = postOffice.transcript().size() + postOffice.deadLetters.letters.size();
                var gone = messagesAt(place, delivery, all);
                assertThat(answer.getStatus())
                        .describedAs("%s at %s", wrong, place)
                        .isEqualTo(place.toString().equals("/entry") && wrong.equals("null") ? 400 : 200);
                assertThat(handled).describedAs("%s at %s", wrong, place).isGreaterThanOrEqualTo(all - gone);
            }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'entry':'Hello'}",
                "{'entry':['Hello']}",
                "{'entry':[{'changes':'Hello'}]}",
                "{'entry':{'changes':[['Hello']]}}",
                "{'entry':[{'changes':[{'field':'messages','value':'Hello'}]}]}",
                "{'entry':[{'changes':[{'value':{'messages':'Hello'}}]}]}",
                "{'entry':[{'changes':[{'field':'messages','value':{'messages':[['Hello']]}}]}]}"
            })
    void isKeptWhereItCannotBeUnderstood(String delivery) {
        postOffice.delivers(delivery.replace('\'', '"'));

        assertThat(postOffice.errors()).containsExactly("A message is a JSON object");
        assertThat(postOffice.deadLetters.letters.get(0).payload()).contains("Hello");
    }

    @Test
    void isUnderstoodThoughItsListsAreNone() {
        var delivery = Payloads.text("wamid.1", "Hello").replace("[", "").replace("]", "");

        postOffice.delivers(delivery);

        assertThat(postOffice.heard().text()).isEqualTo("Hello");
        assertThat(postOffice.heard().customerName()).isEqualTo("Dana");
    }

    /** How many messages go when this place gets another value. */
    private static int messagesAt(JsonPointer place, JsonNode delivery, int all) {
        var path = place.toString();
        if (path.contains("/messages/")) return path.matches(".*/messages/\\d+") ? 1 : 0;
        if (path.endsWith("/field")) return all;
        return delivery.at(place).findValues("messages").stream()
                        .mapToInt(JsonNode::size)
                        .sum()
                + (path.endsWith("/messages") ? delivery.at(place).size() : 0);
    }

    private static List<JsonPointer> placesIn(JsonNode node, JsonPointer here, List<JsonPointer> places) {
        node.properties().forEach(it -> {
            places.add(here.appendProperty(it.getKey()));
            placesIn(it.getValue(), here.appendProperty(it.getKey()), places);
        });
        for (var i = 0; node.isArray() && i < node.size(); i++) {
            places.add(here.appendIndex(i));
            placesIn(node.get(i), here.appendIndex(i), places);
        }
        return places;
    }

    private static JsonNode with(JsonPointer place, String wrong, JsonNode delivery) {
        var parent = delivery.at(place.head());
        var last = place.last();
        if (parent instanceof ObjectNode object) object.set(last.getMatchingProperty(), Json.within(wrong));
        if (parent instanceof ArrayNode list) list.set(last.getMatchingIndex(), Json.within(wrong));
        return delivery;
    }
}
