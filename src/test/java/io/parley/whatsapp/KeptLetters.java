package io.parley.whatsapp;

import io.parley.conversation.DeadLetters;
import java.util.ArrayList;
import java.util.List;

/** A tray for what could not be processed; it may be out of reach. */
final class KeptLetters implements DeadLetters {

    record Letter(String source, String payload, String error) {}

    final List<Letter> letters = new ArrayList<>();
    boolean areDown;
    int tries;

    @Override
    public void keep(String source, String payload, String error) {
        tries++;
        if (areDown) throw new IllegalStateException("The database is down");
        letters.add(new Letter(source, payload, error));
    }
}
