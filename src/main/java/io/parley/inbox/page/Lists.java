package io.parley.inbox.page;

import io.parley.conversation.Conversation;
import io.parley.conversation.ConversationQuery;
import io.parley.conversation.Conversations;
import io.parley.conversation.Found;
import io.parley.conversation.LastMessage;
import io.parley.conversation.Message;
import io.parley.conversation.Page;
import io.parley.conversation.PageRequest;
import io.parley.conversation.Person;
import io.parley.conversation.Standing;
import io.parley.conversation.State;
import io.parley.conversation.Tag;
import io.parley.conversation.TagDesk;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What stands on the left of the page: the tabs with their counts, and the rows of one of them. */
@Component
class Lists {

    private static final String OPEN = "open";
    /** A list of a million is counted no further: nobody needs to know. */
    private static final int COUNTED = 1000;

    private final Conversations conversations;
    private final TagDesk tags;
    private final Names names;

    Lists(Conversations conversations, TagDesk tags, Names names) {
        this.conversations = conversations;
        this.tags = tags;
        this.names = names;
    }

    /**
     * One of the tabs.
     *
     * @param name what the diagram calls the state; null for one's own
     * @param count how many there are, in words that fit
     */
    record Tab(String id, @Nullable String name, String count, boolean isShown) {}

    record Rows(List<Row> rows, @Nullable String next) {}

    /** The diagram's states, and what is one's own. */
    List<Tab> tabs(Person me, Sought sought) {
        var ids = Stream.concat(conversations.states().stream().map(State::id), Stream.of(Sought.MINE));
        var stateNames = stateNames();
        return ids.map(id -> new Tab(id, stateNames.get(id), count(me, sought.in(id)), isShown(sought, id)))
                .toList();
    }

    /** What a list can be filtered by. */
    List<Tag> tags(Person me) {
        return tags.inUse(me);
    }

    String firstTab() {
        return conversations.states().get(0).id();
    }

    private static boolean isShown(Sought sought, String tab) {
        return !sought.isSearch() && tab.equals(sought.tab());
    }

    private String count(Person me, Sought tab) {
        var query = new Sought(tab.tab(), tab.number(), tab.person(), tab.tag(), null, null, 1).of(me);
        var count = conversations.count(query, COUNTED);
        return count < COUNTED ? String.valueOf(count) : COUNTED - 1 + "+";
    }

    Rows rows(Person me, Sought sought) {
        var page = page(sought.of(me));
        var shown = page.items().stream().map(Found::conversation).toList();
        var undelivered = conversations.undelivered(shown);
        var tagged = tags.tags(shown.stream().map(Conversation::key).toList());
        var stateNames = stateNames();
        var rows = page.items().stream()
                .map(it -> row(
                        me,
                        it,
                        stateNames,
                        undelivered.contains(it.conversation().key()),
                        tagged.getOrDefault(it.conversation().key(), List.of())))
                .toList();
        var next = page.nextCursor();
        return new Rows(rows, next == null ? null : sought.from(next).at("/inbox/rows"));
    }

    private Page<Found> page(ConversationQuery query) {
        if (query.text() != null) return conversations.search(query);
        var page = conversations.list(query);
        return new Page<>(page.items().stream().map(it -> new Found(it, null)).toList(), page.nextCursor());
    }

    private Map<String, String> stateNames() {
        return conversations.states().stream().collect(Collectors.toMap(State::id, State::name));
    }

    private Row row(Person me, Found found, Map<String, String> stateNames, boolean isUndelivered, List<Tag> tags) {
        var of = found.conversation();
        var standing = of.stands();
        var last = found.message() == null ? of.lastMessage() : LastMessage.of(found.message());
        var isPickedUp = standing.assignee() == null && standing.pickedUpBy() != null;
        var holder = isPickedUp ? standing.pickedUpBy() : standing.assignee();
        return new Row(
                of.key().toString(),
                Names.of(of),
                names.numberOf(of.key()),
                standing.state(),
                stateNames.getOrDefault(standing.state(), standing.state()),
                last == null ? null : last.text(),
                last != null && last.direction() == Message.Direction.OUT,
                last == null ? null : last.at(),
                waitingSince(of, standing),
                names.of(holder),
                isPickedUp,
                me.id().equals(holder),
                of.unanswered(),
                isUndelivered,
                tags);
    }

    /** In Open since it is there; elsewhere since the customer's last word, until it is answered. */
    private static @Nullable Instant waitingSince(Conversation conversation, Standing standing) {
        if (standing.state().equals(OPEN)) return standing.since();
        return conversation.unanswered() > 0 && standing.closesAt() != null ? lastAt(conversation.lastMessage()) : null;
    }

    private static @Nullable Instant lastAt(@Nullable LastMessage last) {
        return last == null ? null : last.at();
    }

    /** Whether anything at all is there for this person, filters and tabs aside. */
    boolean isEmpty(Person me) {
        var all = new ConversationQuery(me.bans(), null, null, null, null, false, new PageRequest(1, null));
        return conversations.count(all, 1) == 0;
    }
}
