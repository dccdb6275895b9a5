package io.parley.transcript;

import io.parley.conversation.ConversationKey;
import io.parley.conversation.Looks;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A column of {@code conversation} that nobody else writes. */
@Component
class JdbcLooks implements Looks {

    private final JdbcClient jdbc;

    JdbcLooks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<String> newest(ConversationKey key) {
        return jdbc.sql("""
                        select message_id from message
                        where conversation_key = :key and direction = 'in' and message_id like 'wamid.%'
                        order by at desc, seq desc limit 1""").param("key", key.toString()).query(String.class).optional();
    }

    @Override
    public boolean first(ConversationKey key, String message) {
        return jdbc.sql("""
                                update conversation set read_message = :message
                                where conversation_key = :key and (read_message is null or read_message <> :message)""")
                        .param("key", key.toString())
                        .param("message", message)
                        .update()
                == 1;
    }
}
