package io.parley.conversation;

import java.time.Instant;
import java.util.List;

/** The business numbers that cannot send. */
public interface Pauses {

    void pause(PhoneNumberId number, Instant now, Instant until, String reason);

    void resume(PhoneNumberId number);

    List<Pause> all();
}
