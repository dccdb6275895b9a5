package io.parley.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of the files of messages. Nobody holds a lock while a file is on its way: whoever fetches has a lease. */
public interface Attachments {

    /** The file of this conversation. */
    Optional<Attachment> find(ConversationKey key, String id);

    /** The file that is due first, for one fetcher alone until the lease ends; if they die, it is due again then. */
    Optional<Fetch> claim(Instant now, Duration lease);

    /** Notes that the file is here; false where nobody knows of it any more. */
    boolean stored(Fetch fetch, MediaStore.Kept kept);

    /** To be tried again then. */
    void later(Fetch fetch, Instant due, String words);

    /** Not to be tried again. */
    void over(Fetch fetch, Attachment.State state, String words);

    /** Due at once, and for so long; false where it is not one that has failed. */
    boolean again(ConversationKey key, String id, Instant now, Instant until);

    /**
     * One file that somebody is fetching.
     *
     * @param kind the message's, which says how large the file may be
     * @param attempts how often it was tried before
     * @param until when WhatsApp forgets it
     */
    record Fetch(
            String id,
            PhoneNumberId number,
            String source,
            String kind,
            @Nullable String sha256,
            int attempts,
            Instant until) {}
}
