package io.parley.conversation;

import java.util.Set;

/**
 * Somebody who signs in.
 *
 * @param role the strongest role they have
 * @param bans the accounts whose conversations they see; they never see another's
 */
public record Person(String id, String name, Role role, Set<String> bans) {

    public Person {
        bans = Set.copyOf(bans);
    }

    public boolean belongsTo(String ban) {
        return bans.contains(ban);
    }

    /** Throws {@link Forbidden} unless this person is of the team: analysts and connectors only look on. */
    void requireTeam() {
        if (!role.worksConversations()) throw new Forbidden("Your role reads conversations and does not work them");
    }
}
