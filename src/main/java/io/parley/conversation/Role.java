package io.parley.conversation;

import java.util.Locale;

/** What a person is to the team, the strongest first; the rules themselves stand in {@code role-rules.dmn}. */
public enum Role {
    OWNER,
    ADMIN,
    MANAGER,
    AGENT,
    ANALYST,
    CONNECTOR,
    NONE;

    /** The role's name everywhere outside Java: groups, the table of rules, configuration. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a conversation can be this role's work: the four roles of R3 to R11. */
    public boolean worksConversations() {
        return compareTo(AGENT) <= 0;
    }

    /** Whether this role reads how everybody's conversations go: supervisors, and analysts, who change the diagram. */
    public boolean overseesConversations() {
        return compareTo(MANAGER) <= 0 || this == ANALYST;
    }

    /** Whether this role reads conversations at all. */
    public boolean reads() {
        return compareTo(ANALYST) <= 0;
    }

    /** Whether this role answers for what is kept of customers: owners and admins. */
    public boolean administers() {
        return compareTo(ADMIN) <= 0;
    }

    /** Whether this role decides for others: owners, admins and managers. */
    public boolean supervises() {
        return compareTo(MANAGER) <= 0;
    }
}
