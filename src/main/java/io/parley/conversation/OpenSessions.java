package io.parley.conversation;

import java.util.Collection;
import java.util.Set;

/** Who has signed in with a browser, on whichever node. */
public interface OpenSessions {

    /** Those of these sessions that have neither expired nor been left. */
    Set<String> among(Collection<String> sessions);
}
