package io.parley.inbox.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.News.Change;
import io.parley.conversation.News.What;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one node tells the others at once.
 *
 * @param node who tells
 * @param lines what has changed; empty for more than can be said
 */
record Bulletin(String node, List<Line> lines) {

    /** PostgreSQL takes less than 8000 bytes in a notification. */
    private static final int MOST_BYTES = 7900;

    private static final JsonMapper JSON = JsonMapper.builder()
            .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, null))
            .build();

    record Line(
            String key,
            What what,
            @Nullable String assignee,
            @Nullable String by) {

        private static Line of(Change change) {
            return new Line(change.conversation().toString(), change.what(), change.assignee(), change.by());
        }

        Change change() {
            return new Change(ConversationKey.parse(key), what, assignee, by);
        }
    }

    /** What is told of these changes, if they can be said in one breath; otherwise that there was a lot. */
    static String of(String node, List<Change> changes) {
        var text = write(
                new Bulletin(node, changes.stream().map(Line::of).distinct().toList()));
        var isTooLong = text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES;
        return isTooLong ? write(new Bulletin(node, List.of())) : text;
    }

    private static String write(Bulletin bulletin) {
        try {
            return JSON.writeValueAsString(bulletin);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Words can be written", impossible);
        }
    }

    /** @throws IllegalArgumentException if it is none, as of another version of Parley during an upgrade */
    static Bulletin read(String text) {
        try {
            return JSON.readValue(text, Bulletin.class);
        } catch (JsonProcessingException strange) {
            throw new IllegalArgumentException("This is no bulletin", strange);
        }
    }
}
