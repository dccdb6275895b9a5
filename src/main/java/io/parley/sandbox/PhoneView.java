package io.parley.sandbox;

import io.parley.conversation.BusinessNumber;
import io.parley.conversation.ConversationKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the page is told. */
record PhoneView(List<Chat> chats, List<Line> messages, boolean typing, Map<String, Trouble> troubles) {

    record Number(String id, String label, String displayNumber) {}

    record Numbers(List<Number> numbers, List<ErrorCode> errors) {

        static Numbers of(List<BusinessNumber> numbers) {
            var shown = numbers.stream()
                    .map(it -> new Number(it.id().value(), it.label(), it.displayNumber()))
                    .toList();
            return new Numbers(shown, ErrorCode.ALL);
        }
    }

    /** A row of the list of chats, the newest first. */
    record Chat(
            String customer,
            String name,
            String last,
            @Nullable Instant at,
            long unread) implements Comparable<Chat> {

        private static final Comparator<Chat> NEWEST_FIRST = Comparator.comparing(
                        Chat::at, Comparator.nullsFirst(Comparator.naturalOrder()))
                .reversed();

        static Chat of(ConversationKey chat, String name, List<Bubble> bubbles) {
            var last = bubbles.isEmpty() ? null : bubbles.get(bubbles.size() - 1);
            var unread = bubbles.stream().filter(it -> !it.shown()).count();
            return new Chat(
                    chat.customer(), name, last == null ? "" : last.words(), last == null ? null : last.at(), unread);
        }

        @Override
        public int compareTo(Chat other) {
            return NEWEST_FIRST.compare(this, other);
        }
    }

    /** A file of a message, and where the page finds it. */
    record Media(String href, String type, String name, long size) {

        static Media of(Enclosure file) {
            var name = file.name() == null ? "" : file.name();
            return new Media(PhoneFilesController.PATH + "/" + file.id(), file.type(), name, file.size());
        }
    }

    record Line(
            String id,
            boolean mine,
            String kind,
            String text,
            @Nullable Media media,
            @Nullable String quotes,
            Instant at,
            String tick,
            @Nullable String error) {

        static Line of(Bubble it) {
            return new Line(
                    it.id(),
                    it.mine(),
                    it.kind(),
                    it.text(),
                    it.file() == null ? null : Media.of(it.file()),
                    it.quotes(),
                    it.at(),
                    it.tick().word(),
                    it.error());
        }
    }
}
