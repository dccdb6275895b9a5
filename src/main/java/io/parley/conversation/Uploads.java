package io.parley.conversation;

import io.parley.conversation.MediaStore.Place;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Files that are here for a reply that is not written yet. */
public interface Uploads {

    void add(Upload upload, Instant now);

    /** What this person has uploaded for this conversation. */
    Optional<Upload> find(ConversationKey key, Person person, String id);

    /** Whether it was still there: of two who want it, one has it. */
    boolean drop(String id);

    /** Those of which nothing came since then. */
    List<Place> abandoned(Instant before);

    record Upload(ConversationKey conversation, String ban, String by, Attachment file) {}
}
