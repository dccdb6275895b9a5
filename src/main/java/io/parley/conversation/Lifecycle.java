package io.parley.conversation;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The diagram that runs. Every method is called in a transaction that holds the conversation's row, and throws
 * {@link Refusal} where the diagram or its table of rules says no.
 */
public interface Lifecycle {

    /**
     * What the conversation becomes where the diagram that runs draws no more of this message than that its clock starts
     * again (R2, R8); none where it has to be told.
     */
    Optional<Conversation> quietly(Conversation conversation, InboundMessage message);

    /** The customer wrote (R1, R2, R8, R12); the message itself is in the transcript already. */
    void customerWrote(Conversation conversation, InboundMessage message);

    /**
     * R4, R6, R13.
     *
     * @return the reply as it is stored
     * @throws Duplicate if the transcript has a message of its id already
     */
    Message reply(Person person, Conversation conversation, Reply reply);

    /** Sends once more what was not sent, or may not have been; whoever may reply decides it (R6). */
    void sendAgain(Person person, Conversation conversation, String messageId);

    /** Somebody writes first, with a template (R16, R13); a conversation that is new has only its row yet. */
    void start(Person person, Conversation conversation, Reply first);

    /** R3. */
    void pickUp(Person person, Conversation conversation);

    /** R3: whoever picked it up, anybody may put it back. */
    void release(Person person, Conversation conversation);

    /** R5, R7. */
    void assign(Person person, Conversation conversation, String assignee);

    /** R9, R11. */
    void resolve(Person person, Conversation conversation);

    /** Ends whatever runs of a conversation that is about to be erased; nobody hears of it. */
    void end(Conversation conversation);

    /** The states in the diagram's order, left to right. */
    List<State> states();

    /** How an element of the diagram is labelled, in the analysts' words; none where there is no such element now. */
    Optional<String> label(String element);

    /** What this person would be told if they tried: null where the rules allow it. */
    @Nullable
    Refusal wouldRefuse(Person person, Conversation conversation, Action action);
}
