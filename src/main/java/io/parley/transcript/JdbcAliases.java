package io.parley.transcript;

import io.parley.conversation.Alias;
import io.parley.conversation.Aliases;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.PhoneNumberId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code customer_alias}; the same id cannot begin to lead somewhere twice at the same time. */
@Component
class JdbcAliases implements Aliases {

    private final JdbcClient jdbc;

    JdbcAliases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Alias> of(PhoneNumberId number, Collection<String> ids) {
        if (ids.isEmpty()) return List.of();
        return jdbc.sql("select * from customer_alias where phone_number_id = :number and alias in (:ids)")
                .param("number", number.value())
                .param("ids", ids)
                .query(JdbcAliases::alias)
                .list();
    }

    @Override
    public void add(List<Alias> aliases) {
        jdbc.sql("insert into customer_alias (phone_number_id, alias, led_from, conversation_key) values "
                        + repeated("(?, ?, ?, ?)", aliases.size()))
                .params(aliases.stream().flatMap(JdbcAliases::columns).toList())
                .update();
    }

    @Override
    public boolean addUnlessKnown(List<Alias> aliases, Collection<String> ids) {
        var row =
                "(cast(? as varchar), cast(? as varchar), cast(? as timestamp(6) with time zone), cast(? as varchar))";
        var added = jdbc.sql("insert into customer_alias (phone_number_id, alias, led_from, conversation_key)"
                        + " select * from (values " + repeated(row, aliases.size()) + ") fresh where not exists ("
                        + "select 1 from customer_alias where phone_number_id = ? and alias in ("
                        + repeated("?", ids.size()) + "))")
                .params(aliases.stream().flatMap(JdbcAliases::columns).toList())
                .param(aliases.get(0).conversation().number().value())
                .params(List.copyOf(ids))
                .update();
        return added > 0;
    }

    private static String repeated(String part, int times) {
        return String.join(", ", Collections.nCopies(times, part));
    }

    private static Stream<Object> columns(Alias alias) {
        var key = alias.conversation();
        return Stream.of(
                key.number().value(), alias.id(), Objects.requireNonNull(Times.column(alias.from())), key.toString());
    }

    @Override
    public void retire(Alias alias, Instant until) {
        jdbc.sql("""
                        update customer_alias set led_until = :until
                        where phone_number_id = :number and alias = :alias and led_from = :from""")
                .param("until", Times.column(until))
                .param("number", alias.conversation().number().value())
                .param("alias", alias.id())
                .param("from", Times.column(alias.from()))
                .update();
    }

    static Alias alias(ResultSet row, int number) throws SQLException {
        return new Alias(
                row.getString("alias"),
                ConversationKey.parse(row.getString("conversation_key")),
                Times.required(row, "led_from"),
                Times.optional(row, "led_until"));
    }
}
