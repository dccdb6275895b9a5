package io.parley.bench;

import io.parley.conversation.Conversation;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.ConversationQuery;
import io.parley.conversation.Found;
import io.parley.conversation.PageRequest;
import io.parley.conversation.PhoneNumberId;
import io.parley.conversation.Records;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the Inbox page asks of the archive all day. */
public final class ListQuestions {

    /** A question that is asked each time a little differently. */
    public interface Question {
        void ask(int time);
    }

    public static final int PAGE = 50;
    private static final int DEEPEST_PAGES = 400;
    private static final Set<String> ONE = Set.of(Crowd.LARGE);
    private static final Set<String> BOTH = Set.of(Crowd.LARGE, Crowd.SMALL);

    private final Records records;
    private final Crowd crowd;
    private final List<String> deep;

    public ListQuestions(Records records, Crowd crowd) {
        this.records = records;
        this.crowd = crowd;
        this.deep = deepCursors();
    }

    Latencies latencies() {
        var latencies = new Latencies();
        bounded().forEach(latencies::of);
        unbounded().forEach(latencies::of);
        return latencies;
    }

    /** What costs the same however many conversations there are. */
    public Map<String, Question> bounded() {
        var questions = new LinkedHashMap<String, Question>();
        questions.put("Open, first page", time -> list(in(ONE, "open", null)));
        questions.put("Assigned, first page", time -> list(in(ONE, "assigned", null)));
        questions.put("Closed, first page", time -> list(in(ONE, "closed", null)));
        questions.put("Closed of two accounts, first page", time -> list(in(BOTH, "closed", null)));
        questions.put("all states, first page", time -> list(in(ONE, null, null)));
        questions.put("Closed, a page deep down", time -> list(in(ONE, "closed", deep.get(time % deep.size()))));
        questions.put("Open of one number", time -> list(of(number(time), "open")));
        questions.put("Closed of one number", time -> list(of(number(time), "closed")));
        questions.put("all states of one number", time -> list(of(number(time), null)));
        questions.put("Mine", time -> list(by(person(time), null)));
        questions.put("Assigned to one person", time -> list(by(person(time), "assigned")));
        questions.put("Picked up by one person", time -> list(by(person(time), "open")));
        questions.put("chat, newest lines", time -> records.timeline(key(time), new PageRequest(PAGE, null)));
        questions.put("undelivered among a page", time -> records.undelivered(keys(time)));
        return questions;
    }

    /** What looks at a part of everything that may be large. */
    private Map<String, Question> unbounded() {
        var questions = new LinkedHashMap<String, Question>();
        questions.put("search: a rare word", time -> search(Crowd.word(19_000 + time % 900)));
        questions.put("search: a common word", time -> search(Crowd.word(time % 5)));
        questions.put(
                "search: a rare and a common word",
                time -> search(Crowd.word(19_000 + time % 900) + " " + Crowd.word(0)));
        questions.put("search: two common words", time -> search(Crowd.word(1 + time % 3) + " " + Crowd.word(4)));
        questions.put("search: a customer's name", time -> search(crowd.name(customer(time))));
        questions.put(
                "search: a first name",
                time -> search(crowd.name(customer(time)).split(" ")[0]));
        questions.put(
                "search: the end of a number",
                time -> search(crowd.phone(customer(time)).substring(6)));
        questions.put("search: nothing has it", time -> search("xyzzyx" + time));
        questions.put("counts on the tabs, to 1,000", time -> tabs());
        questions.put("counts by state, to 10,000", time -> counts());
        return questions;
    }

    private List<Conversation> list(ConversationQuery query) {
        return records.conversations(query).items();
    }

    private List<Found> search(String text) {
        var page = new PageRequest(PAGE, null);
        return records.search(new ConversationQuery(ONE, null, null, null, text, false, page))
                .items();
    }

    private void tabs() {
        for (var state : List.of("open", "assigned", "closed")) records.count(in(ONE, state, null), 1000);
        records.count(by("agent1", null), 1000);
    }

    private void counts() {
        for (var state : List.of("open", "assigned", "closed")) records.count(in(ONE, state, null), 10_000);
    }

    private static ConversationQuery in(Set<String> bans, @Nullable String state, @Nullable String cursor) {
        return new ConversationQuery(
                bans, state, null, null, null, "open".equals(state), new PageRequest(PAGE, cursor));
    }

    private static ConversationQuery of(String number, @Nullable String state) {
        var page = new PageRequest(PAGE, null);
        return new ConversationQuery(BOTH, state, null, new PhoneNumberId(number), null, false, page);
    }

    private static ConversationQuery by(String person, @Nullable String state) {
        return new ConversationQuery(ONE, state, person, null, null, "open".equals(state), new PageRequest(PAGE, null));
    }

    /** From all over the first twenty thousand, as far as there are so many. */
    private List<String> deepCursors() {
        var cursors = new ArrayList<String>();
        var page = records.conversations(in(ONE, "closed", null));
        while (page.nextCursor() != null && cursors.size() < DEEPEST_PAGES) {
            cursors.add(page.nextCursor());
            page = records.conversations(in(ONE, "closed", page.nextCursor()));
        }
        return cursors.subList(cursors.size() / 2, cursors.size());
    }

    private String number(int time) {
        return crowd.number(time);
    }

    private static String person(int time) {
        return Crowd.person(time % Crowd.PEOPLE);
    }

    private int customer(int time) {
        return (int) (time * 7_919L % crowd.size());
    }

    private ConversationKey key(int time) {
        return ConversationKey.parse(crowd.key(customer(time)));
    }

    private List<ConversationKey> keys(int time) {
        var keys = new ArrayList<ConversationKey>();
        for (var other = 0; other < PAGE; other++) keys.add(key(time * PAGE + other));
        return keys;
    }
}
