package io.parley.transcript;

import io.parley.conversation.ConversationKey;
import io.parley.conversation.News;
import io.parley.conversation.News.Change;
import io.parley.conversation.News.What;
import io.parley.conversation.Note;
import io.parley.conversation.Notebook;
import io.parley.conversation.Page;
import io.parley.conversation.PageRequest;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code note}. */
@Component
class JdbcNotebook implements Notebook {

    private final JdbcClient jdbc;
    private final Timeline timeline;
    private final News news;

    JdbcNotebook(JdbcClient jdbc, Timeline timeline, News news) {
        this.news = news;
        this.jdbc = jdbc;
        this.timeline = timeline;
    }

    @Override
    public void add(Note note) {
        jdbc.sql("""
                        insert into note (conversation_key, note_id, by_person, at, text)
                        select :key, :id, :by, cast(:at as timestamp(6) with time zone), :text
                        where not exists (select 1 from note where conversation_key = :key and note_id = :id)""")
                .param("key", note.conversation().toString())
                .param("id", note.id())
                .param("by", note.by())
                .param("at", Times.column(note.at()))
                .param("text", note.text())
                .update();
        news.tell(new Change(note.conversation(), What.NOTE, null, note.by()));
    }

    @Override
    public Optional<Note> find(ConversationKey key, String id) {
        return jdbc.sql("select * from note where conversation_key = :key and note_id = :id")
                .param("key", key.toString())
                .param("id", id)
                .query(Rows::note)
                .optional();
    }

    @Override
    public void remove(Note note) {
        jdbc.sql("delete from note where conversation_key = :key and note_id = :id")
                .param("key", note.conversation().toString())
                .param("id", note.id())
                .update();
        news.tell(Change.of(note.conversation(), What.NOTE));
    }

    @Override
    public Page<Note> page(ConversationKey key, PageRequest page) {
        return timeline.notes(key, page);
    }
}
