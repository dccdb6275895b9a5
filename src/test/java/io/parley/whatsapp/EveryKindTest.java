package io.parley.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.conversation.InboundMessage;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A message of every kind has a line that an agent can read. */
class EveryKindTest {

    private final MessageReader reader = new MessageReader(new Timestamps(Clock.fixed(PostOffice.NOW, ZoneOffset.UTC)));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    text             | text        | true  | Does it come in blue? 💙
                    quote            | text        | true  | Yes, that one
                    forwarded        | text        | true  | Have you seen this?
                    referral         | text        | true  | Can I get more info?
                    image            | image       | true  | [Image]
                    image-caption    | image       | true  | [Image] Is this the right size?
                    video            | video       | true  | [Video] It makes this noise
                    document         | document    | true  | [Document] receipt.pdf: my receipt
                    document-bare    | document    | true  | [Document] invoice.pdf
                    voice            | audio       | true  | [Voice message]
                    audio            | audio       | true  | [Audio file]
                    sticker          | sticker     | true  | [Sticker]
                    place            | location    | true  | [Location] Philz Coffee, 101 Forest Ave, Palo Alto (37.44221496582, -122.16165924072)
                    pin              | location    | true  | [Location] (52.52, 13.405)
                    card             | contacts    | true  | [Contact] Barbara J. Johnson, +1 (415) 555-0829
                    cards            | contacts    | true  | [Contact] Ann, +49 30 1, +49 30 2; Bob
                    button-reply     | interactive | true  | Change
                    list-reply       | interactive | true  | Priority Mail Express: Next Day to 2 Days
                    form             | interactive | true  | [Form] Sent/comment: Great, thanks/rating: 4/topics: ["price","speed"]
                    form-broken      | interactive | true  | [Form] Sent
                    interactive-new  | unsupported | true  | Unsupported message (interactive): please ask the customer to send it another way
                    interactive-bare | unsupported | true  | Unsupported message (interactive): please ask the customer to send it another way
                    button           | button      | true  | Yes, please
                    order            | order       | true  | [Order] 3 items: Love these!
                    reaction         | reaction    | false | Reacted with 👍🏻
                    reaction-gone    | reaction    | false | Removed a reaction
                    reaction-empty   | reaction    | false | Removed a reaction
                    system           | system      | false | User Dana changed from 16505551234 to 12195555358
                    edit             | edit        | false | Edited a message: [Image] Updated caption
                    revoke           | revoke      | false | Deleted a message
                    welcome          | request_welcome | false | Opened the chat
                    unsupported      | unsupported | true  | Unsupported message (poll): please ask the customer to send it another way
                    unsupported-bare | unsupported | true  | Unsupported message: please ask the customer to send it another way
                    unknown          | unsupported | true  | Unsupported message: please ask the customer to send it another way
                    future           | unsupported | true  | Unsupported message (hologram): please ask the customer to send it another way
                    """)
    void hasAReadableLine(String id, String kind, boolean counts, String text) throws IOException {
        var message = messages().get("wamid." + id);

        assertThat(message.kind()).isEqualTo(kind);
        assertThat(message.counts()).isEqualTo(counts);
        assertThat(message.text().replace('\n', '/')).isEqualTo(text);
    }

    @Test
    void keepsEveryMessageAsItCame() throws IOException {
        var delivery = Json.read(Payloads.file("every-kind.json"));
        var sent = delivery.at("/entry/0/changes/0/value/messages");
        var messages = messages();

        assertThat(messages).hasSize(35).hasSize(sent.size());
        for (var one : sent) {
            var raw = messages.get(one.path("id").textValue()).content().raw();
            assertThat(Json.within(String.valueOf(raw))).isEqualTo(one);
        }
    }

    private Map<String, InboundMessage> messages() throws IOException {
        return Delivery.open(Json.read(Payloads.file("every-kind.json"))).stream()
                .map(reader::read)
                .collect(Collectors.toMap(InboundMessage::id, message -> message));
    }
}
