package io.parley.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Which passwords were right within the last hour, so that callers who bring theirs with every call do not pay for
 * Argon2 each time. What is kept is a keyed hash of the password and of what the database keeps of it: neither is worth
 * anything outside this process, and a new password makes it worthless at once, on every node.
 */
@Component
class KnownCredentials {

    private static final String ALGORITHM = "HmacSHA256";
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int MOST = 10_000;

    private final Cache<String, byte[]> known =
            Caffeine.newBuilder().expireAfterWrite(HOUR).maximumSize(MOST).build();
    private final SecretKeySpec key = new SecretKeySpec(random(), ALGORITHM);

    boolean has(String id, String password, String kept) {
        var mark = known.getIfPresent(id);
        return mark != null && MessageDigest.isEqual(mark, mark(password, kept));
    }

    void remember(String id, String password, String kept) {
        known.put(id, mark(password, kept));
    }

    /** What the database keeps has no line break, so nothing runs into the password. */
    private byte[] mark(String password, String kept) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal((kept + "\n" + password).getBytes(UTF_8));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static byte[] random() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
