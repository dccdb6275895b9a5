package io.parley.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.database.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What has been answered on PostgreSQL, synced as in production, survives … */
class DatabaseFault {

    private static final int MOST_WORDS = 300;

    @TempDir
    Path home;

    private PostgresServer server;
    private String url;

    @BeforeEach
    void start() {
        server = PostgresServer.start("");
        server.create("parley");
        url = server.url("parley");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void sigkillOfParleyAtAnyMoment() throws Exception {
        var acknowledged = new ArrayList<String>();

        for (var round = 0; round < Faults.ROUNDS; round++) acknowledged.addAll(killedAtWork(url));

        audited(acknowledged);
        Faults.tell("SIGKILL of Parley on PostgreSQL", acknowledged.size());
    }

    @Test
    void sigkillOfPostgresqlAndItsReturn() throws Exception {
        var victim = victim(url);
        for (var round = 0; round < Faults.ROUNDS; round++) {
            worksOn(victim);
            server.kill();
            Thread.sleep(ThreadLocalRandom.current().nextInt(3000));
            server.startAgain();
        }
        worksOn(victim);

        var acknowledged = killed(victim);
        audited(acknowledged);
        Faults.tell("SIGKILL of PostgreSQL under a node that goes on", acknowledged.size());
    }

    @Test
    void aSlowNetworkToTheDatabase() throws Exception {
        var acknowledged = new ArrayList<String>();

        try (var slow = SlowRoad.to(url)) {
            for (var round = 0; round < Faults.ROUNDS; round++) acknowledged.addAll(killedAtWork(slow.url("parley")));
        }

        audited(acknowledged);
        Faults.tell("SIGKILL of Parley while the database is 5 to 40 ms away", acknowledged.size());
    }

    /** As when the server loses its power and another one takes its address: no connection is told that it is over. */
    @Test
    void aServerThatFallsSilent() throws Exception {
        var acknowledged = new ArrayList<String>();

        try (var road = SlowRoad.to(url)) {
            var victim = victim(road.url("parley") + "?socketTimeout=3");
            for (var round = 0; round < Faults.ROUNDS; round++) {
                worksOn(victim);
                road.fallSilent();
            }
            worksOn(victim);
            acknowledged.addAll(killed(victim));
        }

        audited(acknowledged);
        Faults.tell("PostgreSQL falls silent, and is there for new connections", acknowledged.size());
    }

    @Test
    void aNodeThatStandsStillWhileTheOtherGoesOn() throws Exception {
        var asleep = victim(url);
        var awake = victim(url);
        for (var round = 0; round < Faults.ROUNDS; round++) {
            worksOn(asleep);
            asleep.pause();
            worksOn(awake);
            asleep.wake();
        }
        worksOn(asleep);

        var acknowledged = new ArrayList<>(killed(asleep));
        acknowledged.addAll(killed(awake));
        audited(acknowledged);
        Faults.tell("SIGSTOP of one of two nodes", acknowledged.size());
    }

    @Test
    void aClockThatIsSetForwardAndBack() throws Exception {
        var acknowledged = new ArrayList<String>();

        for (var round = 0; round < Faults.ROUNDS; round++) {
            var victim = OwnProcess.of(Victim.class, home, "steps", "--spring.datasource.url=" + url);
            victim.awaitReady();
            worksOn(victim);
            acknowledged.addAll(killed(victim));
        }

        audited(acknowledged);
        Faults.tell("a clock that jumps by up to a minute, 20 times a second", acknowledged.size());
    }

    /** Restored on another server, up to the end of the backup. */
    @Test
    void theLossOfTheServerByABackupThatWasTakenUnderLoad() throws Exception {
        var archive = Files.createDirectory(home.resolve("archive"));
        var backup = home.resolve("backup");

        var before = backedUpAtWork(archive, backup);

        try (var restored = Backups.restore(backup, archive)) {
            audited(restored.url("parley"), before);
        }
        System.out.printf(
                "%-60s %4d times; %6d acknowledged before, 0 lost%n", "a server lost, and restored", 1, before.size());
    }

    /** What had been acknowledged before a backup began that was taken while it went on. */
    private List<String> backedUpAtWork(Path archive, Path backup) throws Exception {
        try (var archiving = Backups.archivingTo(archive)) {
            archiving.create("parley");
            var victim = victim(archiving.url("parley"));
            worksOn(victim);
            var before = acknowledged(victim);
            Backups.take(archiving, backup);
            worksOn(victim);
            killed(victim);
            return before;
        }
    }

    private OwnProcess victim(String database) throws Exception {
        var victim = OwnProcess.of(Victim.class, home, "--spring.datasource.url=" + database);
        victim.awaitReady();
        return victim;
    }

    private List<String> killedAtWork(String database) throws Exception {
        var victim = victim(database);
        worksOn(victim);
        return killed(victim);
    }

    /** Until it has acknowledged some more. */
    private static void worksOn(OwnProcess victim) {
        var words = victim.said().size() + ThreadLocalRandom.current().nextInt(20, MOST_WORDS);
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> victim.said().size() > words);
    }

    private static List<String> killed(OwnProcess victim) throws InterruptedException {
        victim.kill();
        return acknowledged(victim);
    }

    private static List<String> acknowledged(OwnProcess victim) {
        var said = victim.said();
        assertThat(said).first().isEqualTo("AGREES");
        return said.subList(1, said.size());
    }

    private void audited(List<String> acknowledged) throws Exception {
        audited(url, acknowledged);
    }

    /** Rows and engine agree, nothing is missing, and every clock still runs out. */
    private void audited(String database, List<String> acknowledged) throws Exception {
        var survivor = OwnProcess.of(Victim.class, home, "48h", "--spring.datasource.url=" + database);
        survivor.awaitEnd();
        assertThat(survivor.said()).containsExactly("AGREES", "CLOCKS RAN OUT");
        new Audit(database).holdsFor(acknowledged);
    }
}
