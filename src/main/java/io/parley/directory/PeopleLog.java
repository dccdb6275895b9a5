package io.parley.directory;

import io.parley.conversation.SecurityEvent;
import io.parley.conversation.SecurityEvent.Kind;
import io.parley.conversation.SecurityLog;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jspecify.annotations.Nullable;

/** Writes down who changed what people may do, in the transaction that changes it. */
final class PeopleLog {

    private final Supplier<SecurityLog> log;
    private final PeopleRules rules;

    PeopleLog(Supplier<SecurityLog> log, PeopleRules rules) {
        this.log = log;
        this.rules = rules;
    }

    void note(Kind kind, String person, @Nullable String detail) {
        note(kind, person, detail, concernedBy(person));
    }

    /** @param bans asked for before it was done, where nobody could tell afterwards */
    void note(Kind kind, String person, @Nullable String detail, Set<String> bans) {
        var by = Context.getCommandContext().getAuthenticatedUserId();
        var at = ClockUtil.getCurrentTime().toInstant();
        log.get().note(new SecurityEvent(at, kind, person, by, null, detail), bans);
    }

    /** Their accounts; before they have any, those of who enters them, and all where the settings do. */
    Set<String> concernedBy(String person) {
        var own = rules.bansOf(person);
        if (!own.isEmpty()) return own;
        var by = Context.getCommandContext().getAuthenticatedUserId();
        return by == null ? rules.allBans() : rules.bansOf(by);
    }

    static Set<String> with(Set<String> bans, String ban) {
        var all = new HashSet<>(bans);
        all.add(ban);
        return all;
    }
}
