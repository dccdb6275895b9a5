package io.parley.transcript;

import io.parley.conversation.Alias;
import io.parley.conversation.Aliases;
import io.parley.conversation.Arrival;
import io.parley.conversation.BusinessNumber;
import io.parley.conversation.Conversation;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.ConversationQuery;
import io.parley.conversation.Conversations.Receipt;
import io.parley.conversation.Directory;
import io.parley.conversation.Duplicate;
import io.parley.conversation.Entry;
import io.parley.conversation.Found;
import io.parley.conversation.InboundMessage;
import io.parley.conversation.LogMark;
import io.parley.conversation.Message;
import io.parley.conversation.MessageStatus;
import io.parley.conversation.Meter;
import io.parley.conversation.Meter.Fact.Heard;
import io.parley.conversation.Meter.Fact.Moved;
import io.parley.conversation.Meter.Fact.Replied;
import io.parley.conversation.News;
import io.parley.conversation.News.Change;
import io.parley.conversation.News.What;
import io.parley.conversation.Page;
import io.parley.conversation.PageRequest;
import io.parley.conversation.PhoneNumberId;
import io.parley.conversation.Recalled;
import io.parley.conversation.Records;
import io.parley.conversation.Transition;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The archive in our own tables. */
@Component
class JdbcRecords implements Records {

    private final Aliases aliases;
    private final ConversationTable conversations;
    private final ConversationLists lists;
    private final Logbook logbook;
    private final Timeline timeline;
    private final Scribe scribe;
    private final Search search;
    private final Directory directory;
    private final News news;
    private final Meter meter;
    private final LogMark mark;

    JdbcRecords(
            Aliases aliases,
            ConversationTable conversations,
            ConversationLists lists,
            Logbook logbook,
            Timeline timeline,
            Scribe scribe,
            Search search,
            Directory directory,
            News news,
            Meter meter,
            LogMark mark) {
        this.aliases = aliases;
        this.mark = mark;
        this.meter = meter;
        this.news = news;
        this.conversations = conversations;
        this.lists = lists;
        this.logbook = logbook;
        this.timeline = timeline;
        this.scribe = scribe;
        this.search = search;
        this.directory = directory;
    }

    @Override
    public Optional<Conversation> lock(ConversationKey key) {
        mark.untilDone(key);
        return conversations.lock(key);
    }

    @Override
    public Optional<Conversation> lock(PhoneNumberId number, String customerId, Instant at) {
        var locked = conversations.lock(number, customerId, at);
        locked.map(Conversation::key).ifPresent(mark::untilDone);
        return locked;
    }

    @Override
    public Optional<Arrival> arrive(InboundMessage message, Conversation begun, Set<String> nobodys) {
        var introduced = begun.introducedBy(message).orElse(null);
        var arrival = scribe.writesAtOnce()
                ? scribe.arrive(message, termsOf(Message.from(message), introduced), begun, nobodys)
                : arriveStepByStep(message, begun, introduced, nobodys);
        arrival.ifPresent(it -> arrived(it, message));
        return arrival;
    }

    private Optional<Arrival> arriveStepByStep(
            InboundMessage message, Conversation begun, @Nullable Conversation introduced, Set<String> nobodys) {
        var theirs = conversations.lock(begun.key().number(), Recollection.idOf(message), message.sentAt());
        if (theirs.isPresent()) return theirs.map(it -> new Arrival(it, false));
        if (!aliases.addUnlessKnown(Alias.firstOf(begun), nobodys)) return Optional.empty();
        var line = Message.from(message);
        if (!scribe.add(line, termsOf(line, introduced))) throw new Duplicate();
        return Optional.of(new Arrival(begun, true));
    }

    private void arrived(Arrival arrival, InboundMessage message) {
        mark.untilDone(arrival.conversation().key());
        if (arrival.isWritten()) told(Message.from(message), true);
    }

    @Override
    public void begin(Conversation conversation, List<Transition> moves) {
        conversations.begin(conversation, moves);
        moves.forEach(this::tell);
    }

    @Override
    public void save(Conversation conversation, List<Transition> moves) {
        conversations.save(conversation, moves);
        moves.forEach(this::tell);
    }

    @Override
    public boolean add(Message message, @Nullable Conversation introduced) {
        mark.untilDone(message.conversation());
        return told(message, scribe.add(message, termsOf(message, introduced)));
    }

    @Override
    public boolean add(InboundMessage message, @Nullable Conversation introduced, Conversation becomes) {
        var line = Message.from(message);
        return told(line, scribe.add(message, termsOf(line, introduced), becomes));
    }

    @Override
    public Optional<Recalled> recalled(InboundMessage message) {
        return scribe.recalled(message);
    }

    @Override
    public Optional<Boolean> add(
            Recalled recalled, InboundMessage message, @Nullable Conversation introduced, Conversation becomes) {
        mark.untilDone(message.conversation());
        var line = Message.from(message);
        return scribe.add(recalled, message, termsOf(line, introduced), becomes).map(isNew -> told(line, isNew));
    }

    @Override
    public Optional<Boolean> add(Recalled recalled, InboundMessage message, @Nullable Conversation introduced) {
        mark.untilDone(message.conversation());
        var line = Message.from(message);
        return scribe.add(recalled, message, termsOf(line, introduced)).map(isNew -> told(line, isNew));
    }

    private Set<Long> termsOf(Message message, @Nullable Conversation introduced) {
        return SearchIndex.termsOf(banOf(message), message, introduced);
    }

    private boolean told(Message message, boolean added) {
        count(message, added);
        if (!added) return false;
        var what = message.direction() == Message.Direction.IN ? What.MESSAGE : What.REPLY;
        news.tell(new Change(message.conversation(), what, null, message.by()));
        return true;
    }

    private void count(Message message, boolean isNew) {
        var number = message.conversation().number();
        if (message.direction() == Message.Direction.IN)
            meter.count(new Heard(number, isNew ? Receipt.NEW : Receipt.DUPLICATE));
        else if (isNew && !message.isByPhone()) meter.count(new Replied(number, MessageStatus.QUEUED));
    }

    private String banOf(Message message) {
        return directory
                .number(message.conversation().number())
                .map(BusinessNumber::ban)
                .orElse("");
    }

    @Override
    public Page<Found> search(ConversationQuery query) {
        return search.page(query);
    }

    private void tell(Transition transition) {
        meter.count(new Moved(transition));
        news.tell(new Change(transition.conversation(), What.STANDING, transition.assignee(), transition.by()));
    }

    @Override
    public Optional<Conversation> find(ConversationKey key) {
        return conversations.find(key);
    }

    @Override
    public Optional<Message> message(PhoneNumberId number, String id) {
        return logbook.message(number, id);
    }

    @Override
    public Optional<Message> called(PhoneNumberId number, String wamid) {
        return logbook.called(number, wamid);
    }

    @Override
    public Page<Conversation> conversations(ConversationQuery query) {
        if (query.text() == null) return lists.page(query);
        var found = search.page(query);
        return new Page<>(found.items().stream().map(Found::conversation).toList(), found.nextCursor());
    }

    @Override
    public int count(ConversationQuery query, int atMost) {
        return lists.count(query, atMost);
    }

    @Override
    public Set<ConversationKey> undelivered(Collection<ConversationKey> keys) {
        return timeline.undelivered(keys);
    }

    @Override
    public Page<Entry> timeline(ConversationKey key, PageRequest page) {
        return timeline.page(key, page);
    }

    @Override
    public Page<Message> messages(ConversationKey key, PageRequest page) {
        return logbook.messages(key, page);
    }

    @Override
    public Page<Transition> history(ConversationKey key, PageRequest page) {
        return logbook.history(key, page);
    }
}
