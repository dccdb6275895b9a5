package io.parley.conversation;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the bytes of files are kept; nobody sees a file before all of it is there. */
public interface MediaStore {

    /**
     * Keeps what is read from this stream, replacing whatever was kept there.
     *
     * @throws TooLarge if it is longer than expected; nothing is kept
     * @throws Damaged if it is not the file that was expected; nothing is kept
     * @throws Unwritable if there is no room; nothing is kept
     */
    Kept keep(Place place, InputStream content, Expected expected) throws IOException;

    /** The file in this place. */
    Optional<Held> find(Place place);

    void remove(Place place) throws IOException;

    /** One account's file, by our own id of it. */
    record Place(String ban, String id) {}

    /**
     * @param limit the most bytes that are taken
     * @param sha256 in hex; null where nobody has said it
     */
    record Expected(long limit, @Nullable String sha256) {}

    /** What was kept: bytes, and their SHA-256 in hex. */
    record Kept(long size, String sha256) {}

    /** A file that is here. */
    interface Held {

        /** In bytes. */
        long size();

        InputStream open() throws IOException;
    }

    /** More bytes came than are taken. */
    final class TooLarge extends IOException {}

    /** The bytes are not those that were promised. */
    final class Damaged extends IOException {}

    /** The store itself takes nothing just now: its disk is full, read-only or gone. */
    final class Unwritable extends IOException {

        public Unwritable(IOException cause) {
            super(cause);
        }
    }
}
