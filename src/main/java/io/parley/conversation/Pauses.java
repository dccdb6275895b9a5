package io.parley.conversation;

import java.time.Instant;
import java.util.List;

/** The business numbers that cannot send. */
public interface Pauses {

    /** Begins a pause, or goes on with one: it never becomes shorter, and trouble stays trouble while it lasts. */
    void pause(Pause pause);

    /** Ends trouble; a number that only sends too fast waits its time, whatever was on its way meanwhile. */
    void resume(PhoneNumberId number, Instant now);

    List<Pause> all();
}
