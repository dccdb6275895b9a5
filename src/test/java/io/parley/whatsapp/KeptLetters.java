package io.parley.whatsapp;

import io.parley.conversation.DeadLetter;
import io.parley.conversation.DeadLetters;
import io.parley.conversation.Page;
import io.parley.conversation.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A tray for what could not be processed; it may be out of reach. */
final class KeptLetters implements DeadLetters {

    record Letter(String source, String payload, String error) {}

    final List<Letter> letters = new ArrayList<>();
    boolean areDown;
    int tries;

    @Override
    public void keep(String source, @Nullable String number, String payload, String error) {
        tries++;
        if (areDown) throw new IllegalStateException("The database is down");
        letters.add(new Letter(source, payload, error));
    }

    @Override
    public Page<DeadLetter> page(@Nullable Set<String> numbers, PageRequest page) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<DeadLetter> find(long id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void drop(long id) {
        throw new UnsupportedOperationException();
    }
}
