package io.parley.transcript;

import io.parley.conversation.Attachment;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.MediaStore.Place;
import io.parley.conversation.Person;
import io.parley.conversation.Uploads;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code upload}. */
@Component
class JdbcUploads implements Uploads {

    private final JdbcClient jdbc;

    JdbcUploads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(Upload upload, Instant now) {
        var file = upload.file();
        jdbc.sql("""
                        insert into upload (media_id, conversation_key, ban, by_person, media_type, media_name, media_size,
                                            media_sha256, at)
                        values (:id, :key, :ban, :by, :type, :name, :size, :sha256, :at)""")
                .param("id", file.id())
                .param("key", upload.conversation().toString())
                .param("ban", upload.ban())
                .param("by", upload.by())
                .param("type", file.type())
                .param("name", file.name())
                .param("size", file.size())
                .param("sha256", file.sha256())
                .param("at", Times.column(now))
                .update();
    }

    @Override
    public Optional<Upload> find(ConversationKey key, Person person, String id) {
        return jdbc.sql("select * from upload where media_id = :id and conversation_key = :key and by_person = :by")
                .param("id", id)
                .param("key", key.toString())
                .param("by", person.id())
                .query(JdbcUploads::upload)
                .optional();
    }

    @Override
    public boolean drop(String id) {
        return jdbc.sql("delete from upload where media_id = :id")
                        .param("id", id)
                        .update()
                == 1;
    }

    @Override
    public List<Place> abandoned(Instant before) {
        return jdbc.sql("select ban, media_id from upload where at < :before")
                .param("before", Times.column(before))
                .query((row, number) -> new Place(row.getString("ban"), row.getString("media_id")))
                .list();
    }

    private static Upload upload(ResultSet row, int number) throws SQLException {
        return new Upload(
                ConversationKey.parse(row.getString("conversation_key")),
                row.getString("ban"),
                row.getString("by_person"),
                new Attachment(
                        row.getString("media_id"),
                        "",
                        row.getString("media_type"),
                        row.getString("media_name"),
                        row.getLong("media_size"),
                        row.getString("media_sha256"),
                        Attachment.State.STORED,
                        null));
    }
}
