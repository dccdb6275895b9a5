package io.parley.platform;

import io.parley.conversation.StartupTurns;
import io.parley.scenario.ScenarioTest;
import java.util.ArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever waits for their turn … */
@ScenarioTest
class StartupTurnsTest {

    private static final int AT_ONCE = 4;
    private static final int ROUNDS = 200;

    @Autowired
    StartupTurns turns;

    @Autowired
    IdentityService identities;

    /** H2 2.3 with its memory for results fails in one of ten rounds: {@link H2Connections}. */
    @Test
    void findsWhatTheTurnBeforeHasMade() throws Exception {
        var threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            for (var round = 0; round < ROUNDS; round++) makeAtOnce("turn" + round, threads);
        } finally {
            threads.shutdown();
            for (var round = 0; round < ROUNDS; round++) identities.deleteUser("turn" + round);
        }
    }

    private void makeAtOnce(String id, ExecutorService threads) throws Exception {
        var together = new CyclicBarrier(AT_ONCE);
        var all = new ArrayList<Future<?>>();
        for (var thread = 0; thread < AT_ONCE; thread++)
            all.add(threads.submit(() -> {
                together.await(1, TimeUnit.MINUTES);
                if (!isMade(id)) turns.alone(() -> makeUnlessItIs(id));
                return id;
            }));
        for (var each : all) each.get();
    }

    private void makeUnlessItIs(String id) {
        if (isMade(id)) return;
        identities.saveUser(identities.newUser(id));
        identities.setUserInfo(id, "made", "once");
        identities.createMembership(id, "agent");
    }

    private boolean isMade(String id) {
        return identities.createUserQuery().userId(id).count() > 0;
    }
}
