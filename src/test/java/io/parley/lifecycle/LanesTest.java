package io.parley.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.conversation.Customer;
import io.parley.conversation.Outcome;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A delivery … */
class LanesTest {

    private static final Outcome ACCEPTED = new Outcome.Accepted("wamid.1", Customer.NOBODY);

    private final Lanes lanes = new Lanes(1);

    @Test
    void goesThroughWhereALaneIsFree() {
        assertThat(lanes.through(() -> ACCEPTED)).isEqualTo(ACCEPTED);
        assertThat(lanes.through(() -> ACCEPTED)).isEqualTo(ACCEPTED);
    }

    @Test
    void givesItsThreadBackWhileAllLanesAreTaken() throws Exception {
        var answered = new CountDownLatch(1);
        var onItsWay = new CountDownLatch(1);
        var slow = CompletableFuture.supplyAsync(() -> lanes.through(() -> {
            onItsWay.countDown();
            await(answered);
            return ACCEPTED;
        }));
        onItsWay.await();

        assertThat(lanes.through(() -> ACCEPTED)).isInstanceOf(Outcome.Later.class);

        answered.countDown();
        assertThat(slow.get()).isEqualTo(ACCEPTED);
        assertThat(lanes.through(() -> ACCEPTED)).isEqualTo(ACCEPTED);
    }

    @Test
    void leavesItsLaneWhenItFails() {
        try {
            lanes.through(() -> {
                throw new IllegalStateException("broken");
            });
        } catch (IllegalStateException expected) {
            // what matters is what comes next
        }

        assertThat(lanes.through(() -> ACCEPTED)).isEqualTo(ACCEPTED);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
