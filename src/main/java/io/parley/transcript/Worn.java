package io.parley.transcript;

import io.parley.conversation.ConversationQuery;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The part of a query that asks for a tag. What few conversations have is looked up by their keys; what many have is
 * soon met on the walk.
 *
 * @param few the keys of those that have it; null where they are many, or no tag is asked for
 */
record Worn(@Nullable String tag, @Nullable List<String> few) {

    private static final int FEW = 5000;

    static Worn of(ConversationQuery query, JdbcClient jdbc) {
        if (query.tag() == null || query.bans().isEmpty()) return new Worn(query.tag(), null);
        var keys = jdbc.sql("select conversation_key from conversation_tag where ban in (:bans) and tag = :tag limit "
                        + (FEW + 1))
                .param("bans", query.bans())
                .param("tag", query.tag())
                .query(String.class)
                .list();
        return new Worn(query.tag(), keys.size() > FEW ? null : keys);
    }

    String condition() {
        if (tag == null) return "";
        if (few == null)
            return " and exists (select 1 from conversation_tag worn where worn.ban = conversation.ban"
                    + " and worn.tag = :tag and worn.conversation_key = conversation.conversation_key)";
        return few.isEmpty() ? " and 1 = 0" : " and conversation_key in (:worn)";
    }

    Map<String, Object> parameters() {
        if (tag == null) return Map.of();
        return few == null || few.isEmpty() ? Map.of("tag", tag) : Map.of("worn", few);
    }
}
