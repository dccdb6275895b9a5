package io.parley.inbox.live;

import io.parley.conversation.ConversationKey;
import io.parley.conversation.Directory;
import io.parley.conversation.Person;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who looks at which conversation, and who writes there. Pages say so again and again; who is silent has left. */
@Component
class Presence implements Onlookers {

    private static final Duration LASTS = Duration.ofSeconds(40);
    private static final int MOST_PAGES = 10_000;
    private static final int MOST_OF_ONE = 20;

    private final Hub hub;
    private final Directory directory;
    private final Clock clock;
    private final Map<String, Look> looks = new HashMap<>();

    Presence(Hub hub, Directory directory, Clock clock) {
        this.hub = hub;
        this.directory = directory;
        this.clock = clock;
        hub.eachBeat(this::forget);
    }

    private record Look(Person person, ConversationKey conversation, boolean isTyping, Instant until) {}

    /** Somebody who is there. */
    record Present(String id, String name, boolean typing) {}

    /** Who looks at a conversation, for those who do. */
    record Company(String key, List<Present> people) {}

    /** @param conversation what a page shows now; null for none */
    synchronized void at(String page, Person person, @Nullable ConversationKey conversation, boolean isTyping) {
        change(() -> {
            var id = person.id() + " " + page;
            looks.remove(id);
            if (conversation != null && hasRoomFor(person))
                looks.put(
                        id,
                        new Look(person, conversation, isTyping, clock.instant().plus(LASTS)));
        });
    }

    @Override
    public void seen(Glance glance) {
        var conversation = glance.key() == null ? null : ConversationKey.parse(glance.key());
        directory.person(glance.person()).ifPresent(person -> at(glance.page(), person, conversation, glance.typing()));
    }

    private boolean hasRoomFor(Person person) {
        var theirs = looks.values().stream().filter(look -> look.person().id().equals(person.id()));
        return looks.size() < MOST_PAGES && theirs.count() < MOST_OF_ONE;
    }

    /** For those who have left without a word. */
    synchronized void forget() {
        change(() -> {});
    }

    /** Whoever is silent has left; whoever is still there is told where company has changed. */
    private void change(Runnable change) {
        var before = companies();
        change.run();
        var now = clock.instant();
        looks.values().removeIf(look -> look.until().isBefore(now));
        var after = companies();
        after.forEach((conversation, people) -> {
            if (!people.equals(before.get(conversation))) tell(conversation, people);
        });
    }

    private void tell(ConversationKey conversation, List<Present> people) {
        var ids = people.stream().map(Present::id).collect(Collectors.toSet());
        var event = new Event("presence", new Company(conversation.toString(), people));
        hub.tell(event, listener -> ids.contains(listener.person().id()));
    }

    synchronized List<Present> people(ConversationKey conversation) {
        return companies().getOrDefault(conversation, List.of());
    }

    private Map<ConversationKey, List<Present>> companies() {
        return looks.values().stream()
                .collect(Collectors.groupingBy(
                        Look::conversation, Collectors.collectingAndThen(Collectors.toList(), Presence::people)));
    }

    /** Somebody who has a conversation open twice is there once. */
    private static List<Present> people(List<Look> looks) {
        return looks.stream()
                .collect(Collectors.toMap(look -> look.person().id(), Presence::present, Presence::both))
                .values()
                .stream()
                .sorted(Comparator.comparing(Present::name).thenComparing(Present::id))
                .toList();
    }

    private static Present present(Look look) {
        return new Present(look.person().id(), look.person().name(), look.isTyping());
    }

    private static Present both(Present one, Present other) {
        return one.typing() ? one : other;
    }
}
