package io.parley.transcript;

import io.parley.conversation.Pause;
import io.parley.conversation.Pauses;
import io.parley.conversation.PhoneNumberId;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The numbers that cannot send, in a table of their own: every node knows of them. */
@Component
class JdbcPauses implements Pauses {

    private final JdbcClient jdbc;

    JdbcPauses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void pause(PhoneNumberId number, Instant now, Instant until, String reason) {
        var known = jdbc.sql("update number_pause set until = :until, reason = :reason where phone_number_id = :number")
                .param("number", number.value())
                .param("until", Times.column(until))
                .param("reason", reason)
                .update();
        if (known == 0)
            jdbc.sql("insert into number_pause (phone_number_id, since, until, reason)"
                            + " values (:number, :now, :until, :reason)")
                    .param("number", number.value())
                    .param("now", Times.column(now))
                    .param("until", Times.column(until))
                    .param("reason", reason)
                    .update();
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
                        row.getString("reason")))
                .list();
    }
}
