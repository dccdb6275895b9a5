package io.parley.inbox.live;

import io.parley.conversation.ConversationKey;
import io.parley.conversation.News.Change;
import io.parley.conversation.News.What;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one node tells the others at once.
 *
 * @param node who tells
 * @param lines what has changed; empty for more than can be said
 */
record Bulletin(String node, List<Line> lines) {

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
        var text = Breath.write(
                new Bulletin(node, changes.stream().map(Line::of).distinct().toList()));
        return Breath.isEnoughFor(text) ? text : Breath.write(new Bulletin(node, List.of()));
    }

    /** @throws IllegalArgumentException if it is none, as of another version of Parley during an upgrade */
    static Bulletin read(String text) {
        return Breath.read(text, Bulletin.class);
    }
}
