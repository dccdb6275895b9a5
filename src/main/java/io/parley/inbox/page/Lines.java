package io.parley.inbox.page;

import io.parley.conversation.ConversationKey;
import io.parley.conversation.Conversations;
import io.parley.conversation.Entry;
import io.parley.conversation.Message;
import io.parley.conversation.Message.Direction;
import io.parley.conversation.Note;
import io.parley.conversation.PageRequest;
import io.parley.conversation.Person;
import io.parley.conversation.Transition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What was said and what happened, as the chat shows it: oldest first, reactions on what they are about. */
@Component
class Lines {

    private static final int PAGE = 40;
    private static final int LONGEST_QUOTE = 140;
    private static final Pattern COORDINATES =
            Pattern.compile("\\((-?\\d{1,3}(?:\\.\\d+)?), (-?\\d{1,3}(?:\\.\\d+)?)\\)$");

    private final Conversations conversations;
    private final Names names;
    private final Sentences sentences;

    Lines(Conversations conversations, Names names, Sentences sentences) {
        this.conversations = conversations;
        this.names = names;
        this.sentences = sentences;
    }

    /** @param earlier where the lines before these begin; null at the beginning */
    record Stretch(List<Line> lines, @Nullable String earlier) {}

    Stretch before(Person me, ConversationKey key, @Nullable String cursor) {
        var page = conversations.timeline(me, key, new PageRequest(PAGE, cursor));
        var entries = new ArrayList<>(page.items());
        Collections.reverse(entries);
        return new Stretch(new Stretching(me, key, entries).lines(), page.nextCursor());
    }

    /** One stretch of the chat, in which messages point at each other. */
    private final class Stretching {

        private final Person me;
        private final ConversationKey key;
        private final List<Entry> entries;
        private final Map<String, Message> messages;

        private Stretching(Person me, ConversationKey key, List<Entry> entries) {
            this.me = me;
            this.key = key;
            this.entries = entries;
            this.messages = messages().collect(Collectors.toMap(Message::id, Function.identity()));
        }

        private Stream<Message> messages() {
            return entries.stream().filter(Message.class::isInstance).map(Message.class::cast);
        }

        private List<Line> lines() {
            return entries.stream().flatMap(this::line).toList();
        }

        private Stream<Line> line(Entry entry) {
            if (entry instanceof Transition transition) return happened(transition);
            if (entry instanceof Note note) return Stream.of(noted(note));
            return entry instanceof Message message && !isShownOnAnother(message)
                    ? Stream.of(said(message))
                    : Stream.empty();
        }

        /** A change of hands or of state; what changed neither is for the audit. */
        private Stream<Line> happened(Transition transition) {
            var id = "t-" + transition.at().toEpochMilli() + "-" + transition.from() + "-" + transition.to();
            return Stream.of(new Happened(id, transition.at(), Event.of(transition, sentences.of(transition))));
        }

        private Noted noted(Note note) {
            return new Noted(note.id(), note.at(), names.of(note.by()), note.text(), false);
        }

        private boolean isShownOnAnother(Message message) {
            var about = message.content().quotes();
            return message.content().isReaction() && about != null && messages.containsKey(about);
        }

        private Said said(Message message) {
            return new Said(
                    message.id(),
                    message.at(),
                    message.direction() == Direction.OUT,
                    message.isByPhone(),
                    message.kind(),
                    message.text(),
                    names.of(message.by()),
                    Tick.of(message),
                    message.error(),
                    message.campaign(),
                    quoted(message.content().quotes()),
                    File.of(message),
                    place(message),
                    reactionsTo(message));
        }

        private Said.@Nullable Quote quoted(@Nullable String id) {
            if (id == null) return null;
            return Optional.ofNullable(messages.get(id))
                    .or(() -> conversations.message(me, key, id))
                    .map(it -> new Said.Quote(it.id(), shortened(it.text()), it.direction() == Direction.OUT))
                    .orElse(null);
        }

        /** Of each side the last one counts; one without an emoji takes the one before back. */
        private List<Said.Reaction> reactionsTo(Message message) {
            var bySide = new LinkedHashMap<Direction, Said.Reaction>();
            messages()
                    .filter(it -> it.content().isReaction()
                            && message.id().equals(it.content().quotes()))
                    .forEach(it -> bySide.put(
                            it.direction(), new Said.Reaction(it.content().emoji(), it.direction() == Direction.OUT)));
            return bySide.values().stream().filter(it -> !it.emoji().isBlank()).toList();
        }
    }

    private static @Nullable String place(Message message) {
        if (!message.kind().equals("location")) return null;
        var found = COORDINATES.matcher(message.text());
        if (!found.find()) return null;
        var where = "mlat=" + found.group(1) + "&mlon=" + found.group(2);
        return "https://www.openstreetmap.org/?" + where + "#map=16/" + found.group(1) + "/" + found.group(2);
    }

    private static String shortened(String text) {
        if (text.length() <= LONGEST_QUOTE) return text;
        return text.substring(
                        0, text.offsetByCodePoints(0, Math.min(text.codePointCount(0, text.length()), LONGEST_QUOTE)))
                + "…";
    }
}
