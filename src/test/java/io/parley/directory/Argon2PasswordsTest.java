package io.parley.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** A password … */
class Argon2PasswordsTest {

    private final Argon2Passwords passwords = new Argon2Passwords(64, 1);

    @Test
    void ofNobodyIsCheckedLikeOneOfSomebody() {
        assertThat(passwords.isOutdated("{argon2id}" + passwords.ofNobody)).isFalse();
        assertThat(passwords.ofNobody).hasSameSizeAs(passwords.encrypt("demo"));
        assertThat(passwords.waste("demo")).isFalse();
    }

    @Test
    void cannotBeKeptForNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Argon2Passwords(7, 1))
                .withMessageContaining("parley.passwords.memory-kib");
        assertThatIllegalArgumentException().isThrownBy(() -> new Argon2Passwords(64, 0));
    }
}
