package io.parley.platform;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.parley.conversation.DeliverySweep;
import io.parley.conversation.Retention;
import io.parley.conversation.Timers;
import io.parley.conversation.UploadDesk;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;

/** What is swept now and then … */
class SweepingTest {

    private final DeliverySweep deliveries = mock();
    private final UploadDesk uploads = mock();
    private final Retention retention = mock();
    private final Timers timers = mock();
    private final Sweeping sweeping = new Sweeping(deliveries, uploads, retention, timers);

    /** A clock that is thrown at never comes again. */
    @Test
    void isSweptWhateverBecameOfTheRest() {
        doThrow(new NoClassDefFoundError("of another version")).when(deliveries).sweep();
        doThrow(new IllegalStateException("The database is away"))
                .when(retention)
                .sweep();

        turns().forEach(Runnable::run);

        verify(deliveries).sweep();
        verify(uploads).sweep();
        verify(retention).sweep();
        verify(timers).tryAgain();
    }

    /** What a clock is given. */
    private List<Runnable> turns() {
        var turns = new ArrayList<Runnable>();
        var clock = mock(ScheduledExecutorService.class);
        when(clock.scheduleWithFixedDelay(any(), anyLong(), anyLong(), any())).thenAnswer(it -> {
            turns.add(it.getArgument(0));
            return null;
        });
        sweeping.beginBy(clock);
        return turns;
    }
}
