package io.parley.conversation;

import java.util.List;

/** The business numbers that cannot send. */
public interface Pauses {

    /** Begins a pause, or goes on with one. */
    void pause(Pause pause);

    void resume(PhoneNumberId number);

    List<Pause> all();
}
