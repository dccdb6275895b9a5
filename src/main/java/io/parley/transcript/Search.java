package io.parley.transcript;

import io.parley.conversation.Conversation;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.ConversationQuery;
import io.parley.conversation.Found;
import io.parley.conversation.Invalid;
import io.parley.conversation.Message;
import io.parley.conversation.Page;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds conversations by their customers first, then by what was said, the newest first. However much was said, a page
 * looks at a bounded part of it: the newest messages that could be meant.
 */
@Component
class Search {

    /** How many messages with the rarest of the words are looked at for the others, at once and how often. */
    private static final int LOOK = 1000;

    private static final int MOST_LOOKS = 20;

    private static final int BATCH = 200;
    private static final int MOST_BATCHES = 20;
    private static final int SHORTEST_NUMBER = 4;

    private final JdbcClient jdbc;

    Search(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where a search goes on: among customers or among messages, before that line of the transcript. */
    private record Place(boolean isAmongMessages, long before) {

        private static final Place START = new Place(false, Long.MAX_VALUE);

        private static Place of(@Nullable String cursor) {
            if (cursor == null) return START;
            if (!cursor.matches("[cm]\\d{1,18}")) throw new Invalid("cursor", "This is not a cursor that a page named");
            return new Place(cursor.charAt(0) == 'm', Long.parseLong(cursor.substring(1)));
        }

        private String cursor() {
            return (isAmongMessages ? "m" : "c") + before;
        }
    }

    private record Hit(long seq, Message message) {}

    Page<Found> page(ConversationQuery query) {
        var page = new Filling(query, Place.of(query.page().cursor()));
        if (!page.place.isAmongMessages()) page.addCustomers();
        if (!page.isFull()) page.addMessages();
        return new Page<>(List.copyOf(page.found.values()), page.isFull() ? page.place.cursor() : null);
    }

    /** A page that is being filled, batch by batch. */
    private final class Filling {

        private final ConversationQuery query;
        private final String text;
        private final Map<ConversationKey, Found> found = new LinkedHashMap<>();
        private Place place;

        private Filling(ConversationQuery query, Place place) {
            this.query = query;
            this.text = Objects.requireNonNull(query.text());
            this.place = place;
        }

        private boolean isFull() {
            return found.size() >= query.page().limit();
        }

        private void addCustomers() {
            add(this::customers, (hit, conversation) -> isCalled(conversation) ? new Found(conversation, null) : null);
            if (!isFull()) place = new Place(true, Long.MAX_VALUE);
        }

        private void addMessages() {
            add(
                    this::messages,
                    (hit, conversation) ->
                            Terms.textHas(hit.message().text(), text) ? new Found(conversation, hit.message()) : null);
        }

        private void add(Function<Long, List<Hit>> next, Judge judge) {
            for (var batches = 0; batches < MOST_BATCHES && !isFull(); batches++) {
                var hits = next.apply(place.before());
                var conversations = conversations(hits, query);
                for (var hit : hits) {
                    if (isFull()) return;
                    place = new Place(place.isAmongMessages(), hit.seq());
                    var conversation = conversations.get(hit.message().conversation());
                    var judged = conversation == null || !isMeant(conversation) ? null : judge.judge(hit, conversation);
                    if (judged != null) found.putIfAbsent(conversation.key(), judged);
                }
                if (hits.size() < BATCH) return;
            }
        }

        private List<Hit> customers(long before) {
            return hits(query.bans().stream().flatMap(ban -> customerTerms(ban)), before);
        }

        private Stream<List<Long>> customerTerms(String ban) {
            var digits = Terms.digits(text);
            var isNumber = digits.length() >= SHORTEST_NUMBER && text.matches("[\\d\\s()+./-]+");
            var names = Stream.of(Terms.soughtInNames(ban, text));
            if (!isNumber) return names;
            return Stream.concat(
                    names,
                    Stream.of(
                            List.of(Terms.soughtBeginning(ban, international(digits))),
                            List.of(Terms.soughtEnd(ban, national(digits)))));
        }

        private boolean isCalled(Conversation conversation) {
            var customer = conversation.customer();
            var names = Stream.of(conversation.customerName(), customer.username(), customer.userId())
                    .filter(Objects::nonNull);
            return names.anyMatch(name -> Terms.nameHas(name, text)) || hasNumber(customer.phone());
        }

        private boolean hasNumber(@Nullable String phone) {
            var digits = Terms.digits(text);
            if (phone == null || digits.length() < SHORTEST_NUMBER) return false;
            var number = Terms.digits(phone);
            return number.startsWith(international(digits)) || number.endsWith(national(digits));
        }

        private List<Hit> messages(long before) {
            return hits(query.bans().stream().map(ban -> Terms.soughtInText(ban, text)), before);
        }

        private boolean isMeant(Conversation conversation) {
            var standing = conversation.standing();
            return standing != null
                    && query.bans().contains(conversation.ban())
                    && (query.state() == null || query.state().equals(standing.state()))
                    && (query.number() == null
                            || query.number().equals(conversation.key().number()))
                    && (query.assignee() == null
                            || query.assignee().equals(standing.assignee())
                            || query.assignee().equals(standing.pickedUpBy()));
        }
    }

    private interface Judge {
        @Nullable
        Found judge(Hit hit, Conversation conversation);
    }

    private static String international(String digits) {
        return digits.startsWith("00") ? digits.substring(2) : digits;
    }

    /** Without the zero that stands for the country. */
    private static String national(String digits) {
        var isNational = digits.startsWith("0") && !digits.startsWith("00") && digits.length() > SHORTEST_NUMBER;
        return isNational ? digits.substring(1) : digits;
    }

    /** The newest messages that have all terms of one of these lists. */
    private List<Hit> hits(Stream<List<Long>> alternatives, long before) {
        var seqs = alternatives
                .filter(terms -> !terms.isEmpty())
                .flatMap(terms -> seqs(terms, before).stream())
                .distinct()
                .sorted(Comparator.reverseOrder())
                .limit(BATCH)
                .toList();
        if (seqs.isEmpty()) return List.of();
        return jdbc.sql("select * from message left join attachment on message_seq = seq where seq in (:seqs)"
                        + " order by seq desc")
                .param("seqs", seqs)
                .query((row, number) -> new Hit(row.getLong("seq"), Rows.message(row, number)))
                .list();
    }

    private List<Long> seqs(List<Long> terms, long before) {
        if (terms.size() == 1) return lines(terms.get(0), before, BATCH);
        var rarestFirst =
                terms.stream().sorted(Comparator.comparing(this::frequency)).toList();
        var seqs = new ArrayList<Long>();
        var from = before;
        for (var looks = 0; looks < MOST_LOOKS && seqs.size() < BATCH; looks++) {
            var candidates = lines(rarestFirst.get(0), from, LOOK);
            seqs.addAll(having(rarestFirst.subList(1, rarestFirst.size()), candidates));
            if (candidates.size() < LOOK) break;
            from = candidates.get(LOOK - 1);
        }
        return seqs;
    }

    /** The newest lines of the transcript that have a term. */
    private List<Long> lines(long term, long before, int limit) {
        return jdbc.sql("select seq from message_term where term = :term and seq < :before order by seq desc limit "
                        + limit)
                .param("term", term)
                .param("before", before)
                .query(Long.class)
                .list();
    }

    /** Those of these lines that have all these terms as well: looked up one by one, however common a term is. */
    private List<Long> having(List<Long> terms, List<Long> lines) {
        var left = lines;
        for (var term : terms) {
            if (left.isEmpty()) return left;
            left = jdbc.sql("select seq from message_term where term = :term and seq in (:lines) order by seq desc")
                    .param("term", term)
                    .param("lines", left)
                    .query(Long.class)
                    .list();
        }
        return left;
    }

    /** Counted no further than needed to tell what is rare. */
    private int frequency(long term) {
        return jdbc.sql("select count(*) from (select 1 from message_term where term = :term limit 1000) counted")
                .param("term", term)
                .query(Integer.class)
                .single();
    }

    private Map<ConversationKey, Conversation> conversations(List<Hit> hits, ConversationQuery query) {
        var keys = hits.stream()
                .map(it -> it.message().conversation().toString())
                .distinct()
                .toList();
        if (keys.isEmpty()) return Map.of();
        return jdbc
                .sql("select * from conversation where conversation_key in (:keys)")
                .param("keys", keys)
                .query(Rows::conversation)
                .list()
                .stream()
                .collect(Collectors.toMap(Conversation::key, Function.identity()));
    }
}
