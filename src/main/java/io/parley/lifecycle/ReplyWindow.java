package io.parley.lifecycle;

import io.parley.conversation.Content;
import io.parley.conversation.Conversation;
import io.parley.conversation.Refusal;
import java.time.Instant;
import java.util.Optional;

/**
 * WhatsApp takes free replies for 24 hours after the customer's last message; Parley does not even queue later ones.
 * Templates it takes at any time.
 */
final class ReplyWindow {

    private ReplyWindow() {}

    static Optional<Refusal> refusal(Conversation conversation, Content content, Instant now) {
        return content.isTemplate() ? Optional.empty() : refusal(conversation, now);
    }

    /** For a free reply. */
    static Optional<Refusal> refusal(Conversation conversation, Instant now) {
        if (!conversation.isReplyWindowOver(now)) return Optional.empty();
        var standing = conversation.stands();
        return Optional.of(new Refusal(
                Refusal.Because.STATE, "replyWindow", reason(conversation), standing.state(), standing.assignee()));
    }

    private static String reason(Conversation conversation) {
        return conversation.customerWroteAt() == null
                ? "The customer has not written yet: until they do, WhatsApp takes templates only."
                : "The customer last wrote more than 24 hours ago, and WhatsApp takes no replies then. Use a template.";
    }
}
