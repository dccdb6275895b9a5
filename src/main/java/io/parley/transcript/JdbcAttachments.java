package io.parley.transcript;

import io.parley.conversation.Attachment;
import io.parley.conversation.Attachment.State;
import io.parley.conversation.Attachments;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.MediaStore.Kept;
import io.parley.conversation.News;
import io.parley.conversation.News.Change;
import io.parley.conversation.News.What;
import io.parley.conversation.PhoneNumberId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code attachment}; a claim is one update, so that several nodes may share it. */
@Component
class JdbcAttachments implements Attachments {

    private static final String FROM = " from attachment join message on seq = message_seq ";
    /** Whoever has lost the lease in the meantime says nothing more; only a file that is here is here. */
    private static final String HELD = " where media_id = :id and media_state = 'WAITING' and media_attempts = :mine";

    private static final int CANDIDATES = 20;

    private final JdbcClient jdbc;
    private final News news;

    JdbcAttachments(JdbcClient jdbc, News news) {
        this.news = news;
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Attachment> find(ConversationKey key, String id) {
        return jdbc.sql("select *" + FROM + "where media_id = :id and conversation_key = :key")
                .param("id", id)
                .param("key", key.toString())
                .query(Rows::attachment)
                .optional();
    }

    @Override
    public Optional<Fetch> claim(Instant now, Duration lease) {
        return due(now).stream()
                .filter(fetch -> lease(fetch, now, now.plus(lease)))
                .findFirst();
    }

    private List<Fetch> due(Instant now) {
        return jdbc.sql("select *" + FROM
                        + "where media_state = 'WAITING' and media_due_at <= :now order by media_due_at limit "
                        + CANDIDATES)
                .param("now", Times.column(now))
                .query(JdbcAttachments::fetch)
                .list();
    }

    private static Fetch fetch(ResultSet row, int number) throws SQLException {
        return new Fetch(
                row.getString("media_id"),
                new PhoneNumberId(row.getString("phone_number_id")),
                row.getString("media_source"),
                row.getString("kind"),
                row.getString("media_sha256"),
                row.getInt("media_attempts"),
                Times.required(row, "media_until"));
    }

    private boolean lease(Fetch fetch, Instant now, Instant end) {
        return jdbc.sql("update attachment set media_due_at = :end, media_attempts = media_attempts + 1"
                                + " where media_id = :id and media_state = 'WAITING' and media_due_at <= :now"
                                + " and media_attempts = :attempts")
                        .param("end", Times.column(end))
                        .param("id", fetch.id())
                        .param("now", Times.column(now))
                        .param("attempts", fetch.attempts())
                        .update()
                == 1;
    }

    @Override
    public boolean stored(Fetch fetch, Kept kept) {
        var isKnown =
                jdbc.sql("update attachment set media_state = 'STORED', media_size = :size, media_sha256 = :sha256,"
                                        + " media_error = null where media_id = :id")
                                .param("size", kept.size())
                                .param("sha256", kept.sha256())
                                .param("id", fetch.id())
                                .update()
                        > 0;
        if (isKnown) tell(fetch);
        return isKnown;
    }

    @Override
    public void later(Fetch fetch, Instant due, String words) {
        jdbc.sql("update attachment set media_due_at = :due, media_error = :words" + HELD)
                .param("due", Times.column(due))
                .param("words", words)
                .param("id", fetch.id())
                .param("mine", fetch.attempts() + 1)
                .update();
    }

    private void tell(Fetch fetch) {
        jdbc.sql("select conversation_key from message join attachment on message_seq = seq where media_id = :id")
                .param("id", fetch.id())
                .query(String.class)
                .optional()
                .ifPresent(key -> news.tell(Change.of(ConversationKey.parse(key), What.FILE)));
    }

    @Override
    public void over(Fetch fetch, State state, String words) {
        jdbc.sql("update attachment set media_state = :state, media_error = :words" + HELD)
                .param("state", state.name())
                .param("words", words)
                .param("id", fetch.id())
                .param("mine", fetch.attempts() + 1)
                .update();
        tell(fetch);
    }

    @Override
    public boolean again(ConversationKey key, String id, Instant now, Instant until) {
        return jdbc.sql("""
                        update attachment set media_state = 'WAITING', media_error = null, media_attempts = 0,
                               media_due_at = :now, media_until = :until
                        where media_id = :id and media_state = 'FAILED'
                          and message_seq in (select seq from message where conversation_key = :key)""")
                        .param("now", Times.column(now))
                        .param("until", Times.column(until))
                        .param("id", id)
                        .param("key", key.toString())
                        .update()
                == 1;
    }
}
