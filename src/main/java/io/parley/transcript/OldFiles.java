package io.parley.transcript;

import io.parley.conversation.Attachment.State;
import io.parley.conversation.MediaStore;
import io.parley.conversation.MediaStore.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Files whose messages stay. */
@Component
class OldFiles implements Expiring {

    private static final int AT_ONCE = 100;

    private static final String FILES = """
            select media_id, c.ban, c.conversation_key
            from attachment join message m on m.seq = message_seq
              join conversation c on c.conversation_key = m.conversation_key and c.state = 'closed'
            where media_state = 'STORED' and media_due_at < :before
            order by media_due_at limit\s""" + AT_ONCE;

    private final JdbcClient jdbc;
    private final ClosedConversations conversations;
    private final MediaStore store;

    OldFiles(JdbcClient jdbc, ClosedConversations conversations, MediaStore store) {
        this.jdbc = jdbc;
        this.conversations = conversations;
        this.store = store;
    }

    private record File(Place place, String key) {

        private static File of(ResultSet row, int number) throws SQLException {
            return new File(
                    new Place(row.getString("ban"), row.getString("media_id")), row.getString("conversation_key"));
        }
    }

    @Override
    public String name() {
        return "files";
    }

    @Override
    public Step step(Instant before, Step last) {
        var files = jdbc.sql(FILES)
                .param("before", Times.column(before))
                .query(File::of)
                .list();
        var closed = conversations.lock(files.stream().map(File::key).collect(Collectors.toSet()));
        var gone = files.stream()
                .filter(file -> closed.containsKey(file.key()))
                .map(File::place)
                .toList();
        remove(gone);
        return new Step(0, gone.size(), gone.isEmpty());
    }

    private void remove(List<Place> places) {
        if (places.isEmpty()) return;
        places.forEach(this::removeBytes);
        jdbc.sql("update attachment set media_state = :state, media_error = :words where media_id in (:ids)")
                .param("state", State.REMOVED.name())
                .param("words", "it was kept for as long as files are kept")
                .param("ids", places.stream().map(Place::id).toList())
                .update();
    }

    private void removeBytes(Place place) {
        try {
            store.remove(place);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
