package io.parley.inbox.page;

import io.parley.conversation.ConversationQuery;
import io.parley.conversation.PageRequest;
import io.parley.conversation.Person;
import io.parley.conversation.PhoneNumberId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which conversations somebody wants to see, as it stands in the page's address.
 *
 * @param tab a state of the diagram, or {@code mine}
 * @param number only this number's
 * @param person only this person's
 * @param tag only those that have it
 * @param q what is searched for, in all states
 * @param cursor where the page before ended
 * @param limit how many
 */
record Sought(
        @Nullable String tab,
        @Nullable String number,
        @Nullable String person,
        @Nullable String tag,
        @Nullable String q,
        @Nullable String cursor,
        @Nullable Integer limit) {

    static final String MINE = "mine";
    private static final String OPEN = "open";
    private static final int PAGE = 40;

    Sought {
        number = blankToNull(number);
        person = blankToNull(person);
        tag = blankToNull(tag);
        q = blankToNull(q);
    }

    /** The same in the first tab, where none is named. */
    Sought orIn(String first) {
        return tab == null || tab.isBlank() ? in(first) : this;
    }

    public Sought in(@Nullable String tab) {
        return new Sought(tab, number, person, tag, q, null, null);
    }

    Sought from(@Nullable String cursor) {
        return new Sought(tab, number, person, tag, q, cursor, null);
    }

    public boolean isSearch() {
        return q != null;
    }

    public boolean isFiltered() {
        return number != null || person != null || tag != null;
    }

    /** A search looks into all states: whoever searches does not know where it stands. */
    ConversationQuery of(Person me) {
        var isMine = MINE.equals(tab) && !isSearch();
        return new ConversationQuery(
                        me.bans(),
                        isMine || isSearch() ? null : tab,
                        isMine ? me.id() : person,
                        number == null ? null : new PhoneNumberId(number),
                        q,
                        OPEN.equals(tab) && !isSearch(),
                        new PageRequest(limit == null ? PAGE : Math.min(limit, PageRequest.LARGEST), cursor))
                .tagged(tag);
    }

    /** The address of one of the Inbox's pages or parts that shows the same. */
    public String at(String path) {
        var address = UriComponentsBuilder.fromPath(path);
        var values = new HashMap<String, Object>();
        add(address, values, "tab", tab);
        add(address, values, "number", number);
        add(address, values, "person", person);
        add(address, values, "tag", tag);
        add(address, values, "q", q);
        add(address, values, "cursor", cursor);
        return address.encode().buildAndExpand(values).toUriString();
    }

    private static void add(
            UriComponentsBuilder address, Map<String, Object> values, String name, @Nullable String value) {
        if (value == null) return;
        address.queryParam(name, "{" + name + "}");
        values.put(name, value);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
