package io.parley.conversation;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The replies that are on their way. */
public interface Outbox {

    /** The message whose sending began and did not come to an end. */
    Optional<Outgoing> begun(ConversationKey key);

    /** The oldest message that waits. */
    Optional<Outgoing> next(ConversationKey key);

    /** Conversations in which something waits or was begun, those of these numbers. */
    Set<ConversationKey> waiting(Collection<PhoneNumberId> numbers);

    /** From queued to sending; false where it is not queued any more. */
    boolean begin(Outgoing message, Instant now);

    /** From sending back to queued. */
    void putBack(Outgoing message, String words);

    /** Back to queued from unknown or failed, as a person wants; false where it is neither. */
    boolean sendAgain(ConversationKey key, String id);

    /** On to a further status; an earlier one changes nothing. */
    void becomes(Outgoing message, MessageStatus status, @Nullable String error);

    /** Notes WhatsApp's id. */
    void named(Outgoing message, String wamid);

    /** Says of what is still unknown in this conversation that it may not have been sent. */
    void ask(ConversationKey key, String words);

    /** The reply window was over at this time, which may be long ago: what the customer wrote since has opened it again. */
    void closeWindow(ConversationKey key, Instant at);
}
