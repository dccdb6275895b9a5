package io.parley.conversation;

import java.time.Instant;

/**
 * A message that a colleague sent from the WhatsApp Business app on the phone. It is shown, never sent again, and changes
 * neither state nor clock nor reply window.
 *
 * @param conversation where it goes if nobody knows the customer yet
 * @param id WhatsApp's id of it
 */
public record Echo(ConversationKey conversation, Customer to, String id, Content content, Instant sentAt) {

    public Echo {
        if (id.isBlank() || id.length() > InboundMessage.LONGEST_ID || !PlainText.isPlain(id))
            throw new Invalid("id", "A message's id has 1 to 255 characters that can be read");
        if (sentAt.isBefore(Instant.EPOCH)) throw new Invalid("sentAt", "This message would be older than 1970");
    }
}
