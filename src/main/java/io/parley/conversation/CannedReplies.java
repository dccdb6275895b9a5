package io.parley.conversation;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The canned replies of accounts, as they are kept. */
public interface CannedReplies {

    /** By shortcut. */
    List<CannedReply> of(Set<String> bans);

    Optional<CannedReply> find(String ban, String shortcut);

    /** Keeps it in the place of whatever has its shortcut. */
    void save(CannedReply reply, Person by);

    /** Whether there was one. */
    boolean remove(String ban, String shortcut);
}
