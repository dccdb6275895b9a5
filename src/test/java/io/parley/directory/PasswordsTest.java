package io.parley.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.digest.Sha512HashDigest;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Passwords … */
@House
class PasswordsTest {

    private static final String RIGHT = "Correct-Horse-7";

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityService identities;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void enterPetra() {
        var petra = identities.newUser("petra");
        petra.setPassword(RIGHT);
        identities.saveUser(petra);
        identities.createMembership("petra", "agent");
        identities.createTenantUserMembership("acme", "petra");
    }

    @AfterEach
    void leave() {
        identities.deleteUser("petra");
    }

    @Test
    void areKeptAsArgon2() {
        assertThat(kept()).startsWith("{argon2id}$argon2id$v=19$").doesNotContain(RIGHT);
    }

    @Test
    void thatAreKeptAsSha512OpenTheDoorAndAreKeptAsArgon2FromThenOn() {
        jdbc.sql("update ACT_ID_USER set PWD_ = ? where ID_ = 'petra'")
                .param("{SHA-512}" + new Sha512HashDigest().encrypt(RIGHT + found().getSalt()))
                .update();

        assertThat(status("wrong")).isEqualTo(401);
        assertThat(kept()).startsWith("{SHA-512}");
        unlock();
        assertThat(status(RIGHT)).isEqualTo(200);
        assertThat(kept()).startsWith("{argon2id}");
        assertThat(status(RIGHT)).isEqualTo(200);
    }

    @Test
    void openNothingAnyMoreOnceTheyAreChanged() {
        assertThat(status(RIGHT)).isEqualTo(200);

        var petra = found();
        petra.setPassword("Another-Horse-8");
        identities.saveUser(petra);

        assertThat(status(RIGHT)).isEqualTo(401);
        unlock();
        assertThat(status("Another-Horse-8")).isEqualTo(200);
    }

    @Test
    void thatWereRightStaySoWhileSomebodyElseGuesses() {
        assertThat(status(RIGHT)).isEqualTo(200);

        for (var guess = 0; guess < 4; guess++)
            assertThat(status("guess-" + guess)).isEqualTo(401);

        assertThat(status(RIGHT)).isEqualTo(200);
    }

    @Test
    void thatWereNeverRightMustWaitLikeEverybodyElse() {
        for (var guess = 0; guess < 4; guess++)
            assertThat(status("guess-" + guess)).isEqualTo(401);

        assertThat(status(RIGHT)).isEqualTo(401);
    }

    private void unlock() {
        identities.unlockUser("petra");
    }

    private int status(String password) {
        return Visitor.caller(port, "petra", password).get("/api/tags").statusCode();
    }

    private String kept() {
        return found().getPassword();
    }

    private UserEntity found() {
        return (UserEntity) identities.createUserQuery().userId("petra").singleResult();
    }
}
