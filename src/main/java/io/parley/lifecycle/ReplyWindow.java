package io.parley.lifecycle;

import io.parley.conversation.Conversation;
import io.parley.conversation.Refusal;
import java.time.Instant;
import java.util.Optional;

/** WhatsApp takes free replies for 24 hours after the customer's last message; Parley does not even queue later ones. */
final class ReplyWindow {

    private ReplyWindow() {}

    static Optional<Refusal> refusal(Conversation conversation, Instant now) {
        if (!conversation.isReplyWindowOver(now)) return Optional.empty();
        var standing = conversation.stands();
        return Optional.of(new Refusal(
                Refusal.Because.STATE,
                "replyWindow",
                "The customer last wrote more than 24 hours ago, and WhatsApp takes no replies then.",
                standing.state(),
                standing.assignee()));
    }
}
