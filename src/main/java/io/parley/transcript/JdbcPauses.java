package io.parley.transcript;

import io.parley.conversation.Pause;
import io.parley.conversation.Pauses;
import io.parley.conversation.PhoneNumberId;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The numbers that cannot send, in a table of their own: every node knows of them. */
@Component
class JdbcPauses implements Pauses {

    private static final String GO_ON = """
            update number_pause
            set since = case when until > :since then since else :since end,
                until = case when until > :until then until else :until end,
                reason = case when trouble and until > :since and not cast(:trouble as boolean) then reason
                         else :reason end,
                trouble = case when trouble and until > :since then true else cast(:trouble as boolean) end
            where phone_number_id = :number""";

    private static final String BEGIN = """
            insert into number_pause (phone_number_id, since, until, trouble, reason)
            values (:number, :since, :until, :trouble, :reason)""";

    private final JdbcClient jdbc;

    JdbcPauses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void pause(Pause pause) {
        if (with(pause, GO_ON).update() == 0) with(pause, BEGIN).update();
    }

    private StatementSpec with(Pause pause, String sql) {
        return jdbc.sql(sql)
                .param("number", pause.number().value())
                .param("since", Times.column(pause.since()))
                .param("until", Times.column(pause.until()))
                .param("trouble", pause.trouble())
                .param("reason", pause.reason());
    }

    @Override
    public void resume(PhoneNumberId number, Instant now) {
        jdbc.sql("delete from number_pause where phone_number_id = :number and (trouble or until <= :now)")
                .param("number", number.value())
                .param("now", Times.column(now))
                .update();
    }

    @Override
    public List<Pause> all() {
        return jdbc.sql("select * from number_pause order by phone_number_id")
                .query((row, index) -> new Pause(
                        new PhoneNumberId(row.getString("phone_number_id")),
                        Times.required(row, "since"),
                        Times.required(row, "until"),
                        row.getBoolean("trouble"),
                        row.getString("reason")))
                .list();
    }
}
