package io.parley.directory.session;

import io.parley.conversation.OpenSessions;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asks the database which sessions go on: any node may have ended them. */
@Component
class KeptOpenSessions implements OpenSessions {

    private static final String OPEN =
            "select session_id from spring_session where session_id in (:ids) and expiry_time > :now";

    private final JdbcClient jdbc;

    KeptOpenSessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> among(Collection<String> sessions) {
        if (sessions.isEmpty()) return Set.of();
        return new HashSet<>(jdbc.sql(OPEN)
                .param("ids", Set.copyOf(sessions))
                .param("now", System.currentTimeMillis())
                .query(String.class)
                .list());
    }
}
