package io.parley.conversation;

import java.util.Set;

/** What is written down of sign-ins and of changes to what people may do. */
public interface SecurityLog {

    /**
     * In the transaction that changes it, where there is one.
     *
     * @param bans the accounts that it concerns; those who keep them may read it
     */
    void note(SecurityEvent event, Set<String> bans);

    /** What concerns any of these accounts, each event once, the newest first. */
    Page<SecurityEvent> page(Set<String> bans, PageRequest page);
}
