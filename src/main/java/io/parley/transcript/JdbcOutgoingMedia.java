package io.parley.transcript;

import io.parley.conversation.OutgoingMedia;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The same columns as of files that come in: WhatsApp's id of a file, and until when it knows it. */
@Component
class JdbcOutgoingMedia implements OutgoingMedia {

    private final JdbcClient jdbc;

    JdbcOutgoingMedia(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<String> knownAs(String attachment, Instant now) {
        return jdbc.sql("select media_source from attachment"
                        + " where media_id = :id and media_source <> '' and media_until > :now")
                .param("id", attachment)
                .param("now", Times.column(now))
                .query(String.class)
                .optional();
    }

    @Override
    public void isKnownAs(String attachment, String mediaId, Instant until) {
        jdbc.sql("update attachment set media_source = :source, media_until = :until where media_id = :id")
                .param("source", mediaId)
                .param("until", Times.column(until))
                .param("id", attachment)
                .update();
    }
}
