package io.parley.whatsapp;

import io.parley.conversation.Busy;
import io.parley.conversation.DeadLetters;
import io.parley.conversation.Invalid;
import io.parley.conversation.PlainText;
import io.parley.conversation.Unknown;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Carries messages to the counter one by one; what the counter cannot take is kept and costs no neighbour. */
@Component
class Intake {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    static final String SOURCE = "whatsapp";
    private static final int LONGEST_ERROR = 500;
    private static final int PATIENCE = 3;

    private final Handover handover;
    private final DeadLetters deadLetters;

    Intake(Handover handover, DeadLetters deadLetters) {
        this.handover = handover;
        this.deadLetters = deadLetters;
    }

    /** Whether all of them are in our hands now; otherwise they must be delivered again. */
    boolean takes(List<Envelope> envelopes) {
        var lost = 0;
        for (var envelope : envelopes) {
            // With the database down every message would wait for it; all of them come again anyway.
            if (!takes(envelope) && ++lost == PATIENCE) break;
        }
        return lost == 0;
    }

    private boolean takes(Envelope envelope) {
        try {
            handover.of(envelope);
            return true;
        } catch (Busy passing) {
            return false;
        } catch (RuntimeException failure) {
            return keeps(envelope, failure);
        }
    }

    private boolean keeps(Envelope envelope, RuntimeException failure) {
        try {
            deadLetters.keep(SOURCE, envelope.number(), envelope.toJson(), sentence(failure));
            LOG.warn("A message could not be processed and is kept as a dead letter: {}", place(failure));
            return true;
        } catch (RuntimeException unkept) {
            LOG.error("A message could neither be processed ({}) nor kept ({})", place(failure), place(unkept));
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
