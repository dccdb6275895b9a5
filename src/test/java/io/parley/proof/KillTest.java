package io.parley.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.Parley;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;

/** What has been answered survives … */
class KillTest {

    private static final int ROUNDS = Integer.getInteger("parley.kill.rounds", 1);
    private static final int MOST_WORDS_BEFORE_THE_KILL = 400;

    @TempDir
    Path home;

    @Test
    void sigkillAtAnyMoment() throws Exception {
        Set<String> acknowledged = new HashSet<>();

        for (var round = 0; round < ROUNDS; round++) {
            acknowledged.addAll(killedAtWork());
            assertThat(messages()).doesNotHaveDuplicates().containsAll(acknowledged);
        }

        var survivor = OwnProcess.of(Victim.class, home, "48h");
        survivor.awaitEnd();
        assertThat(survivor.said()).containsExactly("AGREES", "CLOCKS RAN OUT");
        assertThat(count("select count(*) from conversation where state = 'assigned'"))
                .isZero();
        System.out.printf("%d acknowledged in %d rounds, none lost, none doubled%n", acknowledged.size(), ROUNDS);
    }

    @Test
    void aSecondProcessWhichIsRefusedWithASentence() throws Exception {
        var first = OwnProcess.of(Victim.class, home);
        first.awaitReady();

        var second = OwnProcess.of(Parley.class, home, "--server.port=0");

        assertThat(second.awaitEnd()).isNotZero();
        assertThat(second.said())
                .anyMatch(line -> line.startsWith("Parley is already running on ") && line.contains("data/parley"));
        assertThat(second.said()).noneMatch(line -> line.contains("\tat "));
        first.kill();
    }

    /** What a process had acknowledged when it was killed at a moment that it could not know. */
    private List<String> killedAtWork() throws Exception {
        var victim = OwnProcess.of(Victim.class, home);
        victim.awaitReady();
        var words = ThreadLocalRandom.current().nextInt(2, MOST_WORDS_BEFORE_THE_KILL);
        Awaitility.await().until(() -> victim.said().size() > words);
        victim.kill();
        assertThat(victim.said()).first().isEqualTo("AGREES");
        return victim.said().stream().skip(1).toList();
    }

    private List<String> messages() throws SQLException {
        try (var connection = DriverManager.getConnection(shippedUrl(), "parley", "");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select message_id from message")) {
            var ids = new ArrayList<String>();
            while (rows.next()) ids.add(rows.getString(1));
            return ids;
        }
    }

    private int count(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(shippedUrl(), "parley", "");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /** The address that Parley ships with, seen from the process's own directory. */
    private String shippedUrl() {
        var yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("application.yaml"));
        var url = yaml.getObject().getProperty("spring.datasource.url");
        assertThat(url).contains("file:./").contains("WRITE_DELAY=0");
        return url.replace("file:./", "file:" + home + "/");
    }
}
