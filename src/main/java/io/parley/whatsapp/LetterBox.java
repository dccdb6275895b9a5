package io.parley.whatsapp;

import io.parley.conversation.DeadLetters;
import io.parley.conversation.Invalid;
import io.parley.conversation.PlainText;
import io.parley.conversation.Unknown;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Keeps what could not be processed, so that it costs no neighbour and nothing is lost. */
@Component
class LetterBox {

    static final String SOURCE = "whatsapp";
    private static final Logger LOG = LoggerFactory.getLogger(LetterBox.class);
    private static final int LONGEST_ERROR = 500;

    private final DeadLetters letters;

    LetterBox(DeadLetters letters) {
        this.letters = letters;
    }

    /** Whether it is kept; otherwise WhatsApp must deliver it again. */
    boolean keeps(@Nullable String number, String payload, RuntimeException failure) {
        try {
            letters.keep(SOURCE, number, payload, sentence(failure));
            LOG.warn("Something could not be processed and is kept as a dead letter: {}", place(failure));
            return true;
        } catch (RuntimeException unkept) {
            LOG.error("Something could neither be processed ({}) nor kept ({})", place(failure), place(unkept));
            return false;
        }
    }

    private static String sentence(RuntimeException failure) {
        var expected = failure instanceof Invalid || failure instanceof Unknown;
        return PlainText.line(expected ? String.valueOf(failure.getMessage()) : failure.toString(), LONGEST_ERROR);
    }

    /** What happened where, without the exception's own words: they may quote the customer. */
    private static String place(RuntimeException failure) {
        var trace = failure.getStackTrace();
        return failure.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
    }
}
