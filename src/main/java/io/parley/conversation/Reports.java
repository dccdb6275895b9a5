package io.parley.conversation;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What WhatsApp has told of messages from our numbers. */
public interface Reports {

    /** Notes what is told of a message of ours, in one go; false where there is more to it, or nothing to note. */
    boolean advance(StatusReport report);

    /** The message that a report is about; one that comes too early is kept for {@link #early}. */
    Optional<Reported> about(StatusReport report);

    /** Notes it on the message, and WhatsApp's id of it; an earlier status changes nothing. */
    void note(Reported message, StatusReport report);

    void keep(StatusReport report, Instant now);

    /** Takes out what was reported of a message before it was known. */
    Set<StatusReport> early(PhoneNumberId number, String wamid);

    /** Forgets what no message came after. */
    void forgetEarlier(Instant instant);

    /** A message, and how far it had come. */
    record Reported(ConversationKey conversation, String messageId, MessageStatus status) {}
}
