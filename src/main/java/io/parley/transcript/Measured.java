package io.parley.transcript;

import io.parley.conversation.MediaStore.Damaged;
import io.parley.conversation.MediaStore.Expected;
import io.parley.conversation.MediaStore.Kept;
import io.parley.conversation.MediaStore.TooLarge;
import io.parley.conversation.MediaStore.Unwritable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Copies while it counts and hashes: never more than one buffer in memory, never more than the limit on disk. */
final class Measured {

    private static final int BUFFER = 64 * 1024;

    private Measured() {}

    static Kept copy(InputStream from, WritableByteChannel to, Expected expected) throws IOException {
        var hash = sha256();
        var buffer = new byte[BUFFER];
        var size = 0L;
        for (int read; (read = from.read(buffer)) >= 0; size += read) {
            if (size + read > expected.limit()) throw new TooLarge();
            hash.update(buffer, 0, read);
            write(ByteBuffer.wrap(buffer, 0, read), to);
        }
        var kept = new Kept(size, HexFormat.of().formatHex(hash.digest()));
        if (expected.sha256() != null && !expected.sha256().equals(kept.sha256())) throw new Damaged();
        return kept;
    }

    private static void write(ByteBuffer bytes, WritableByteChannel to) throws Unwritable {
        try {
            while (bytes.hasRemaining()) to.write(bytes);
        } catch (IOException refused) {
            throw new Unwritable(refused);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
