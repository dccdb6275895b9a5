package io.parley.conversation;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which conversations are asked for.
 *
 * @param bans only these accounts' conversations
 * @param state only this state; null for all
 * @param assignee only this person's; null for all
 * @param number only this number's; null for all
 * @param text beginnings of words in names or messages, the beginning or the end of a number; null for all
 * @param tag only those that have it, however it is spelled; null for all
 * @param longestWaitingFirst the order of Open; otherwise the newest activity comes first
 */
public record ConversationQuery(
        Set<String> bans,
        @Nullable String state,
        @Nullable String assignee,
        @Nullable PhoneNumberId number,
        @Nullable String text,
        @Nullable String tag,
        boolean longestWaitingFirst,
        PageRequest page) {

    public ConversationQuery {
        bans = Set.copyOf(bans);
        tag = tag == null ? null : new Tag(tag).id();
    }

    /** Whatever their tags. */
    public ConversationQuery(
            Set<String> bans,
            @Nullable String state,
            @Nullable String assignee,
            @Nullable PhoneNumberId number,
            @Nullable String text,
            boolean longestWaitingFirst,
            PageRequest page) {
        this(bans, state, assignee, number, text, null, longestWaitingFirst, page);
    }

    /** The same in one state from the beginning, whatever is searched for. */
    public ConversationQuery in(String state) {
        var first = new PageRequest(page.limit(), null);
        return new ConversationQuery(bans, state, assignee, number, null, tag, longestWaitingFirst, first);
    }

    /** The same, of those only that have this tag. */
    public ConversationQuery tagged(@Nullable String tag) {
        return new ConversationQuery(bans, state, assignee, number, text, tag, longestWaitingFirst, page);
    }
}
