package io.parley.transcript;

import io.parley.conversation.Conversation;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Conversations that nobody works on. */
@Component
class ClosedConversations {

    private final JdbcClient jdbc;

    ClosedConversations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of these that are closed, their rows locked; whoever is in one of them now is not waited for. */
    Map<String, Conversation> lock(Collection<String> keys) {
        if (keys.isEmpty()) return Map.of();
        return jdbc
                .sql("select * from conversation where conversation_key in (:keys) and state = 'closed'"
                        + " for update skip locked")
                .param("keys", keys)
                .query(Rows::conversation)
                .list()
                .stream()
                .collect(Collectors.toMap(it -> it.key().toString(), Function.identity()));
    }
}
