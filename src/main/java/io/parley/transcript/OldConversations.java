package io.parley.transcript;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Archived conversations of which no word is left: they go wholly, with every id that led to them. */
@Component
class OldConversations implements Expiring {

    private static final int AT_ONCE = 100;
    private static final List<String> TABLES =
            List.of("customer_alias", "conversation_tag", "note", "transition", "conversation");

    private static final String SILENT = """
            select conversation_key from conversation c
            where ban = :ban and state = 'closed' and last_at < :before and instance_id is null
              and not exists (select 1 from message m where m.conversation_key = c.conversation_key)
            order by last_at desc, conversation_key desc limit\s""" + AT_ONCE;

    private final JdbcClient jdbc;
    private final ClosedConversations conversations;

    OldConversations(JdbcClient jdbc, ClosedConversations conversations) {
        this.jdbc = jdbc;
        this.conversations = conversations;
    }

    @Override
    public String name() {
        return "conversations";
    }

    @Override
    public Step step(Instant before, Step last) {
        var removed = 0;
        for (var ban = after(""); ban.isPresent(); ban = after(ban.get())) removed += remove(silent(ban.get(), before));
        return new Step(0, removed, removed == 0);
    }

    /** One account after the other, also those that are in no settings any more. */
    private Optional<String> after(String ban) {
        return jdbc.sql("select min(ban) from conversation where ban > :ban")
                .param("ban", ban)
                .query(String.class)
                .optional();
    }

    private List<String> silent(String ban, Instant before) {
        return jdbc.sql(SILENT)
                .param("ban", ban)
                .param("before", Times.column(before))
                .query(String.class)
                .list();
    }

    /** Once more with their rows locked: one of them may have been written to meanwhile. */
    private int remove(Collection<String> keys) {
        var locked = conversations.lock(keys).keySet();
        if (locked.isEmpty()) return 0;
        var silent = jdbc.sql("""
                        select conversation_key from conversation c
                        where conversation_key in (:keys) and instance_id is null
                          and not exists (select 1 from message m where m.conversation_key = c.conversation_key)""").param("keys", locked).query(String.class).list();
        if (!silent.isEmpty()) TABLES.forEach(table -> removeFrom(table, silent));
        return silent.size();
    }

    private void removeFrom(String table, List<String> keys) {
        jdbc.sql("delete from " + table + " where conversation_key in (:keys)")
                .param("keys", keys)
                .update();
    }
}
