package io.parley.conversation;

import java.util.Collection;
import java.util.Set;

/** Who has signed in with a browser, on whichever node. */
public interface SignIns {

    /** Those of these sessions that have neither expired nor been left. */
    Set<String> open(Collection<String> sessions);
}
