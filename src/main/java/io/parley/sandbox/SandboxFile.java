package io.parley.sandbox;

import io.parley.conversation.PhoneNumberId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A file that went to or from one business number. */
record SandboxFile(Enclosure enclosure, PhoneNumberId number, byte[] bytes) {

    /** Bytes; a real WhatsApp takes larger documents. */
    static final int LARGEST = 20 * 1024 * 1024;

    private static final String ANYTHING = "application/octet-stream";
    private static final SecureRandom RANDOM = new SecureRandom();

    static SandboxFile of(PhoneNumberId number, String type, @Nullable String name, byte[] bytes) {
        var id = String.valueOf(RANDOM.nextLong(1_000_000_000_000_000L, 10_000_000_000_000_000L));
        return new SandboxFile(new Enclosure(id, type, name, bytes.length, sha256(bytes)), number, bytes);
    }

    /** The media type that somebody claims, without parameters; mere bytes when it is none. */
    static String typeOf(@Nullable String claimed) {
        var type = claimed == null ? "" : claimed.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.matches("[a-z0-9][a-z0-9.+-]{0,60}/[a-z0-9][a-z0-9.+-]{0,65}") ? type : ANYTHING;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("Every Java has SHA-256", absent);
        }
    }

    @Override
    public String toString() {
        return "SandboxFile[" + enclosure.id() + "]";
    }
}
