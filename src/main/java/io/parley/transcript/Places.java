package io.parley.transcript;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where a message stands, by its number and id: on H2 an index of the messages says so; on PostgreSQL, where no partition
 * knows what is in another one, a table of its own, {@code message_place}.
 */
@Component
final class Places {

    /** 16 bytes that stand for a number and an id; no key and no number has a colon in it. */
    private static final String NAME =
            "cast(encode(substring(sha256(convert_to(%s || ':' || %s, 'UTF8')) for 16), 'hex') as uuid)";

    /** What {@code :number} and {@code :id} are called in {@code message_place}. */
    static final String NAMED = NAME.formatted(":number", ":id");

    private final JdbcClient jdbc;
    private final boolean arePartitioned;

    Places(JdbcTemplate template) {
        this.jdbc = JdbcClient.create(template);
        this.arePartitioned = Database.isPostgres(template);
    }

    /** What is true of the row of {@code message} that {@code :number} and {@code :id} are those of. */
    String isThis() {
        return arePartitioned
                ? "seq = (select seq from message_place where name = " + NAMED + ")"
                : "phone_number_id = :number and message_id = :id";
    }

    /** Joins {@code quoted}, the message that {@code m} quotes by Parley's id or by that of a customer's message. */
    String joinQuoted() {
        return arePartitioned
                ? " left join message_place on name = " + NAME.formatted("m.phone_number_id", "m.quotes")
                        + " left join message quoted on quoted.seq = message_place.seq "
                : " left join message quoted"
                        + " on quoted.phone_number_id = m.phone_number_id and quoted.message_id = m.quotes ";
    }

    /** Removes the messages of which this is true with their places. */
    void remove(String messages, Object value) {
        var removal = "delete from message where " + messages;
        jdbc.sql(
                        arePartitioned
                                ? "with gone as (" + removal + " returning phone_number_id, message_id)"
                                        + " delete from message_place where name in (select "
                                        + NAME.formatted("phone_number_id", "message_id") + " from gone)"
                                : removal)
                .param("value", value)
                .update();
    }
}
