package io.parley.whatsapp;

import io.parley.conversation.Busy;
import io.parley.conversation.Unavailable;
import java.util.List;
import org.springframework.stereotype.Component;

/** Carries messages to the counter one by one; what the counter cannot take is kept and costs no neighbour. */
@Component
class Intake {

    private static final int PATIENCE = 3;

    private final Handover handover;
    private final LetterBox letterBox;

    Intake(Handover handover, LetterBox letterBox) {
        this.handover = handover;
        this.letterBox = letterBox;
    }

    /**
     * Whether all of them are in our hands now; otherwise they must be delivered again.
     *
     * @throws Unavailable where the database is away: each of them would wait for it anew
     */
    boolean takes(List<Envelope> envelopes) {
        var lost = 0;
        for (var envelope : envelopes) {
            // All of them come again anyway.
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
        } catch (Unavailable away) {
            throw away;
        } catch (RuntimeException failure) {
            return letterBox.keeps(envelope.number(), envelope.toJson(), failure);
        }
    }
}
