package io.parley.whatsapp;

import io.parley.conversation.Attachment;
import io.parley.conversation.MediaStore;

/** What became of one attempt to fetch a file. */
sealed interface Fetched {

    record Here(MediaStore.Kept kept) implements Fetched {}

    record Later(String words) implements Fetched {}

    record Never(Attachment.State state, String words) implements Fetched {}

    /** Nothing can be kept just now: WhatsApp has the file, and there is no room for it here. */
    record NoRoom() implements Fetched {}

    static Fetched failed(String words) {
        return new Never(Attachment.State.FAILED, words);
    }
}
