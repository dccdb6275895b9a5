package io.parley.conversation;

import java.time.Instant;
import java.util.Optional;

/** What WhatsApp calls the files that we have brought to it, so that none is brought twice. */
public interface OutgoingMedia {

    /** The id that it still knows a file by. */
    Optional<String> knownAs(String attachment, Instant now);

    /** Notes it, and until when WhatsApp keeps the file. */
    void isKnownAs(String attachment, String mediaId, Instant until);
}
