package io.parley.conversation;

import io.parley.conversation.Attachment.State;
import io.parley.conversation.MediaStore.Held;
import io.parley.conversation.MediaStore.Place;
import java.time.Clock;
import java.time.Duration;

/** Hands out the files of conversations to whoever may see these. */
public final class MediaDesk {

    private static final Duration ONCE_MORE = Duration.ofDays(1);

    private final Conversations conversations;
    private final Attachments attachments;
    private final MediaStore store;
    private final Transactions transactions;
    private final Clock clock;

    public MediaDesk(
            Conversations conversations,
            Attachments attachments,
            MediaStore store,
            Transactions transactions,
            Clock clock) {
        this.conversations = conversations;
        this.attachments = attachments;
        this.store = store;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A file and what is known of it. */
    public record Handout(Attachment attachment, Held file) {}

    /**
     * The file, if this person may see its conversation.
     *
     * @throws Unknown if there is none, or none yet
     */
    public Handout find(Person person, ConversationKey key, String id) {
        var ban = conversations.find(person, key).ban();
        var attachment = known(key, id);
        if (attachment.state() != State.STORED) throw new Unknown("This file is not here: " + why(attachment));
        var file = store.find(new Place(ban, id)).orElseThrow(() -> new Unknown("This file is gone from the store"));
        return new Handout(attachment, file);
    }

    /**
     * Has a file that failed fetched once more.
     *
     * @throws Invalid if it has not failed
     */
    public Attachment fetchAgain(Person person, ConversationKey key, String id) {
        conversations.find(person, key);
        known(key, id);
        var now = clock.instant();
        if (!transactions.inOne(() -> attachments.again(key, id, now, now.plus(ONCE_MORE))))
            throw new Invalid("media", "Only a file that could not be fetched is fetched again");
        return known(key, id);
    }

    private Attachment known(ConversationKey key, String id) {
        return attachments.find(key, id).orElseThrow(() -> new Unknown("This conversation has no such file"));
    }

    private static String why(Attachment attachment) {
        return attachment.error() == null ? "it is being fetched" : attachment.error();
    }
}
