package io.parley.transcript;

import io.parley.conversation.Conversation;
import io.parley.conversation.ConversationQuery;
import io.parley.conversation.Page;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Pages of conversations, each one walk along an index. */
@Component
class ConversationLists {

    private final JdbcClient jdbc;

    ConversationLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Page<Conversation> page(ConversationQuery query) {
        if (query.bans().isEmpty()) return new Page<>(List.of(), null);
        var found = jdbc.sql("select * from conversation where " + conditions(query, true) + order(query) + " limit "
                        + (query.page().limit() + 1))
                .params(parameters(query))
                .query(Rows::conversation)
                .list();
        var more = found.size() > query.page().limit();
        var items = more ? found.subList(0, query.page().limit()) : found;
        return new Page<>(
                items, more ? cursorOf(query, items.get(items.size() - 1)).encoded() : null);
    }

    Map<String, Long> counts(ConversationQuery query) {
        var counts = new LinkedHashMap<String, Long>();
        if (query.bans().isEmpty()) return counts;
        jdbc.sql("select state, count(*) from conversation where " + conditions(query, false) + " group by state")
                .params(parameters(query))
                .query((row, number) -> counts.put(row.getString(1), row.getLong(2)))
                .list();
        return counts;
    }

    private static String conditions(ConversationQuery query, boolean ofOnePage) {
        var all = new ArrayList<>(List.of("ban in (:bans)", "state is not null"));
        if (query.assignee() != null) all.add("(assignee = :assignee or picked_up_by = :assignee)");
        if (query.text() != null)
            all.add("(lower(customer_name) like :text escape '!' or conversation_key like :text escape '!'"
                    + " or lower(last_text) like :text escape '!'"
                    + " or conversation_key in (select conversation_key from customer_alias"
                    + " where lower(alias) like :text escape '!'))");
        if (ofOnePage && query.state() != null) all.add("state = :state");
        if (ofOnePage && query.page().cursor() != null)
            all.add("(" + clock(query) + ", conversation_key) " + (query.longestWaitingFirst() ? ">" : "<")
                    + " (:at, :key)");
        return String.join(" and ", all);
    }

    private static String order(ConversationQuery query) {
        var direction = query.longestWaitingFirst() ? " asc" : " desc";
        return " order by " + clock(query) + direction + ", conversation_key" + direction;
    }

    private static String clock(ConversationQuery query) {
        return query.longestWaitingFirst() ? "since" : "last_at";
    }

    private static Map<String, Object> parameters(ConversationQuery query) {
        var parameters = new HashMap<String, Object>(Map.of("bans", query.bans()));
        if (query.state() != null) parameters.put("state", query.state());
        if (query.assignee() != null) parameters.put("assignee", query.assignee());
        if (query.text() != null) parameters.put("text", pattern(query.text()));
        if (query.page().cursor() != null) {
            var cursor = Cursor.decode(query.page().cursor());
            parameters.put("at", Objects.requireNonNull(Times.column(cursor.at())));
            parameters.put("key", cursor.key());
        }
        return parameters;
    }

    private static String pattern(String text) {
        return "%" + text.toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%";
    }

    private static Cursor cursorOf(ConversationQuery query, Conversation last) {
        var at = query.longestWaitingFirst() || last.lastMessage() == null
                ? last.stands().since()
                : last.lastMessage().at();
        return new Cursor(at, last.key().toString());
    }
}
