package io.parley.transcript;

import io.parley.conversation.Pause;
import io.parley.conversation.Pauses;
import io.parley.conversation.PhoneNumberId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The numbers that cannot send, in a table of their own: every node knows of them. */
@Component
class JdbcPauses implements Pauses {

    private final JdbcClient jdbc;

    JdbcPauses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void pause(Pause pause) {
        var known = with(
                        pause,
                        "update number_pause set until = :until, trouble = :trouble, reason = :reason"
                                + " where phone_number_id = :number")
                .update();
        if (known == 0)
            with(
                            pause,
                            "insert into number_pause (phone_number_id, since, until, trouble, reason)"
                                    + " values (:number, :since, :until, :trouble, :reason)")
                    .param("since", Times.column(pause.since()))
                    .update();
    }

    private StatementSpec with(Pause pause, String sql) {
        return jdbc.sql(sql)
                .param("number", pause.number().value())
                .param("until", Times.column(pause.until()))
                .param("trouble", pause.trouble())
                .param("reason", pause.reason());
    }

    @Override
    public void resume(PhoneNumberId number) {
        jdbc.sql("delete from number_pause where phone_number_id = :number")
                .param("number", number.value())
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
