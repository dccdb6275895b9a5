package io.parley.directory;

import java.security.SecureRandom;
import java.util.Base64;
import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** Passwords as Argon2id, which costs whoever guesses them memory as well as time. */
final class Argon2Passwords implements PasswordEncryptor {

    private static final String NAME = "argon2id";
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int FEWEST_KIBIBYTES = 8;

    private final Argon2PasswordEncoder encoder;

    /** Made of chance instead of a password: as dear to check as any, and nobody has to wait for it at the start. */
    final String ofNobody;

    /** What OWASP's password storage cheat sheet asks for at least is 19456 KiB and 2 iterations. */
    Argon2Passwords(int kibibytes, int iterations) {
        if (kibibytes < FEWEST_KIBIBYTES || iterations < 1)
            throw new IllegalArgumentException(
                    "parley.passwords.memory-kib must be %d at least, and parley.passwords.iterations 1"
                            .formatted(FEWEST_KIBIBYTES));
        this.encoder = new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, kibibytes, iterations);
        this.ofNobody = "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(kibibytes, iterations, LANES, chance(SALT_BYTES), chance(HASH_BYTES));
    }

    private static String chance(int bytes) {
        var chance = new byte[bytes];
        new SecureRandom().nextBytes(chance);
        return Base64.getEncoder().withoutPadding().encodeToString(chance);
    }

    @Override
    public String encrypt(String password) {
        return encoder.encode(password);
    }

    @Override
    public boolean check(String password, String encrypted) {
        return encoder.matches(password, encrypted);
    }

    @Override
    public String hashAlgorithmName() {
        return NAME;
    }

    /** As long as a check, and never right. */
    boolean waste(String password) {
        encoder.matches(password, ofNobody);
        return false;
    }

    /** Whether it was kept by another algorithm, or more cheaply than today. */
    boolean isOutdated(String kept) {
        var prefix = "{" + NAME + "}";
        return !kept.startsWith(prefix) || encoder.upgradeEncoding(kept.substring(prefix.length()));
    }
}
