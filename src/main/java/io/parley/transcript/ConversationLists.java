package io.parley.transcript;

import io.parley.conversation.Conversation;
import io.parley.conversation.ConversationQuery;
import io.parley.conversation.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Pages of conversations, each merged from a few walks along indices. */
@Component
class ConversationLists {

    private final JdbcClient jdbc;

    ConversationLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Page<Conversation> page(ConversationQuery query) {
        var limit = query.page().limit();
        var worn = Worn.of(query, jdbc);
        var found = walks(query)
                .flatMap(walk -> page(query, walk, worn).stream())
                .distinct()
                .sorted(order(query))
                .limit(limit + 1L)
                .toList();
        if (found.size() <= limit) return new Page<>(found, null);
        var items = found.subList(0, limit);
        var last = items.get(limit - 1);
        return new Page<>(items, new Cursor(clockOf(query, last), last.key().toString()).encoded());
    }

    private List<Conversation> page(ConversationQuery query, Walk walk, Worn worn) {
        return jdbc.sql("select * from conversation where " + conditions(query, walk) + worn.condition()
                        + onwards(query)
                        + inOrder(query, walk, worn) + " limit " + (query.page().limit() + 1))
                .params(parameters(query))
                .params(worn.parameters())
                .query(Rows::conversation)
                .list();
    }

    int count(ConversationQuery query, int atMost) {
        var worn = Worn.of(query, jdbc);
        return walks(query).mapToInt(walk -> count(query, walk, worn, atMost)).sum();
    }

    private int count(ConversationQuery query, Walk walk, Worn worn, int atMost) {
        return jdbc.sql("select count(*) from (select 1 from conversation where " + conditions(query, walk)
                        + worn.condition() + " limit "
                        + atMost + ") counted")
                .params(parameters(query))
                .params(worn.parameters())
                .query(Integer.class)
                .single();
    }

    /** Along the index that begins with this column, where it is as the parameter says. */
    private record Walk(String column, String parameter) {

        private boolean isOfPerson() {
            return column.equals("assignee") || column.equals("picked_up_by");
        }
    }

    /** One for each account, or for each way to have a conversation: no index orders two of them at once. */
    private static Stream<Walk> walks(ConversationQuery query) {
        if (query.bans().isEmpty()) return Stream.empty();
        if (query.assignee() != null)
            return Stream.of(new Walk("assignee", "assignee"), new Walk("picked_up_by", "assignee"));
        if (query.number() != null) return Stream.of(new Walk("phone_number_id", "number"));
        return bans(query).keySet().stream().map(ban -> new Walk("ban", ban));
    }

    private static Map<String, String> bans(ConversationQuery query) {
        var named = new LinkedHashMap<String, String>();
        query.bans().stream().sorted().forEach(ban -> named.put("ban" + named.size(), ban));
        return named;
    }

    private static String conditions(ConversationQuery query, Walk walk) {
        var all = new ArrayList<>(List.of(walk.column + " = :" + walk.parameter));
        // Of a person's hidden from H2, which would rather read all that is open.
        if (!walk.column.equals("ban")) all.add((walk.isOfPerson() ? "coalesce(ban, '')" : "ban") + " in (:bans)");
        all.add(query.state() == null ? "state is not null" : "state = :state");
        if (query.number() != null && walk.isOfPerson()) all.add("phone_number_id = :number");
        return String.join(" and ", all);
    }

    private static String onwards(ConversationQuery query) {
        if (query.page().cursor() == null) return "";
        // The clock alone once more, for H2, which finds no place in an index by two columns.
        var after = query.longestWaitingFirst() ? ">" : "<";
        var clock = clock(query);
        return " and %s %s= :at and (%s, conversation_key) %s (:at, :key)".formatted(clock, after, clock, after);
    }

    /** All of an index's columns from the first one on, though they are the same: else H2 does not see its order. */
    private static String inOrder(ConversationQuery query, Walk walk, Worn worn) {
        var direction = query.longestWaitingFirst() ? " asc" : " desc";
        var same = query.state() == null || walk.isOfPerson() ? walk.column : walk.column + ", state";
        var byIndex = worn.few() == null ? same + ", " : "";
        return " order by " + byIndex + clock(query) + direction + ", conversation_key" + direction;
    }

    private static Comparator<Conversation> order(ConversationQuery query) {
        var forwards = Comparator.<Conversation, Instant>comparing(it -> clockOf(query, it))
                .thenComparing(it -> it.key().toString());
        return query.longestWaitingFirst() ? forwards : forwards.reversed();
    }

    private static String clock(ConversationQuery query) {
        return query.longestWaitingFirst() ? "since" : "last_at";
    }

    private static Instant clockOf(ConversationQuery query, Conversation conversation) {
        var last = conversation.lastMessage();
        return query.longestWaitingFirst() || last == null
                ? conversation.stands().since()
                : last.at();
    }

    private static Map<String, Object> parameters(ConversationQuery query) {
        var parameters = new HashMap<String, Object>(bans(query));
        parameters.put("bans", query.bans());
        if (query.state() != null) parameters.put("state", query.state());
        if (query.assignee() != null) parameters.put("assignee", query.assignee());
        if (query.number() != null) parameters.put("number", query.number().value());
        if (query.page().cursor() != null) {
            var cursor = Cursor.decode(query.page().cursor());
            parameters.put("at", Objects.requireNonNull(Times.column(cursor.at())));
            parameters.put("key", cursor.key());
        }
        return parameters;
    }
}
