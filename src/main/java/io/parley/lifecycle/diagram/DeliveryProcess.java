package io.parley.lifecycle.diagram;

import java.util.Set;

/** Every name that Java and {@code delivery.bpmn} share. Released names are never changed. */
public final class DeliveryProcess {

    public static final String KEY = "delivery";

    public static final String SEND_NEXT = "sendNext";
    public static final String LOOK_FOR_NEXT = "lookForNext";
    public static final String ASK_TO_SEND_AGAIN = "askToSendAgain";

    /** A status says what became of a message that got no answer. */
    public static final String DELIVERY_KNOWN = "deliveryKnown";

    /** What became of a message: accepted, refused, later, unknown or paused. */
    public static final String OUTCOME = "outcome";
    /** How long to wait before the next try, such as PT4S. */
    public static final String TRY_AGAIN_IN = "tryAgainIn";
    /** Whether another message waits. */
    public static final String ANOTHER_WAITS = "anotherWaits";

    static final Set<Object> BEANS = Set.of(SEND_NEXT, LOOK_FOR_NEXT, ASK_TO_SEND_AGAIN);

    private DeliveryProcess() {}
}
