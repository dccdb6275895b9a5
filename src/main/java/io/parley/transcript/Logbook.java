package io.parley.transcript;

import io.parley.conversation.ConversationKey;
import io.parley.conversation.Message;
import io.parley.conversation.Page;
import io.parley.conversation.PageRequest;
import io.parley.conversation.PhoneNumberId;
import io.parley.conversation.Transition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was said and what happened, line by line; nothing is ever taken out. */
@Component
class Logbook {

    private static final Instant BEGINNING = Instant.EPOCH;

    private static final String MESSAGES = "message left join attachment on message_seq = seq";
    private static final String SELECT = "select * from " + MESSAGES + " ";

    private final JdbcClient jdbc;
    private final Places places;

    Logbook(JdbcClient jdbc, Places places) {
        this.places = places;
        this.jdbc = jdbc;
    }

    Optional<Message> message(PhoneNumberId number, String id) {
        return jdbc.sql(SELECT + "where " + places.isThis())
                .param("number", number.value())
                .param("id", id)
                .query(Rows::message)
                .optional();
    }

    Optional<Message> called(PhoneNumberId number, String wamid) {
        return message(number, wamid)
                .or(() -> jdbc.sql(SELECT + "where phone_number_id = :number and wamid = :wamid"
                                + " order by seq desc limit 1")
                        .param("number", number.value())
                        .param("wamid", wamid)
                        .query(Rows::message)
                        .optional());
    }

    Page<Message> messages(ConversationKey key, PageRequest page) {
        return walk(MESSAGES, "at", key, page, Rows::message, Message::at);
    }

    Page<Transition> history(ConversationKey key, PageRequest page) {
        return walk("transition", "seq", key, page, Rows::transition, transition -> BEGINNING);
    }

    /** One page along a table's own order; ties of the clock break on arrival. */
    private <T> Page<T> walk(
            String table,
            String clock,
            ConversationKey key,
            PageRequest page,
            RowMapper<T> mapper,
            Function<T, Instant> clockOf) {
        var seqs = new ArrayList<Long>();
        var items = jdbc.sql("select * from " + table + " where conversation_key = :key" + after(clock, page.cursor())
                        + " order by " + clock + ", seq limit " + (page.limit() + 1))
                .param("key", key.toString())
                .param("at", Times.column(position(page).at()))
                .param("seq", Long.parseLong(position(page).key()))
                .query((row, number) -> {
                    seqs.add(row.getLong("seq"));
                    return mapper.mapRow(row, number);
                })
                .list();
        if (items.size() <= page.limit()) return new Page<>(items, null);
        var shown = items.subList(0, page.limit());
        var last = shown.size() - 1;
        return new Page<>(
                shown, new Cursor(clockOf.apply(shown.get(last)), seqs.get(last).toString()).encoded());
    }

    private static String after(String clock, @Nullable String cursor) {
        if (cursor == null) return "";
        return clock.equals("seq") ? " and seq > :seq" : " and (" + clock + ", seq) > (:at, :seq)";
    }

    private static Cursor position(PageRequest page) {
        if (page.cursor() == null) return new Cursor(BEGINNING, "0");
        var cursor = Cursor.decode(page.cursor());
        if (!cursor.key().matches("\\d{1,18}"))
            throw new io.parley.conversation.Invalid("cursor", "This is not a cursor that a page named");
        return cursor;
    }
}
