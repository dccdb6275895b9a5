package io.parley.conversation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where the team puts tags on conversations and takes them off, whoever has them and wherever they stand. */
public final class TagDesk {

    public static final int MOST = 20;

    private final Conversations conversations;
    private final Tags tags;
    private final Transactions transactions;

    public TagDesk(Conversations conversations, Tags tags, Transactions transactions) {
        this.conversations = conversations;
        this.tags = tags;
        this.transactions = transactions;
    }

    /** The tags that are in use in this person's accounts, by name. */
    public List<Tag> inUse(Person person) {
        return tags.inUse(person.bans());
    }

    /** The tags that are in use where this conversation is, by name. */
    public List<Tag> inUseWith(Person person, ConversationKey key) {
        return tags.inUse(Set.of(conversations.find(person, key).ban()));
    }

    /** The tags of a conversation, by name. */
    public List<Tag> of(Person person, ConversationKey key) {
        return of(conversations.find(person, key).key());
    }

    /** The tags of conversations that somebody was shown already; those without any are not named. */
    public Map<ConversationKey, List<Tag>> tags(Collection<ConversationKey> keys) {
        return tags.of(keys);
    }

    /**
     * Puts a tag on; putting it on twice changes nothing.
     *
     * @return the conversation's tags then
     * @throws Forbidden if this person is not of the team
     * @throws Invalid if the conversation has 20 tags already
     */
    public List<Tag> put(Person person, ConversationKey key, Tag tag) {
        person.requireTeam();
        return transactions.inOne(() -> {
            var conversation = conversations.locked(person, key);
            requireRoom(of(key), tag);
            tags.put(conversation, tag);
            return of(key);
        });
    }

    /**
     * Takes a tag off; one that is not there is off already.
     *
     * @return the conversation's tags then
     * @throws Forbidden if this person is not of the team
     */
    public List<Tag> takeOff(Person person, ConversationKey key, Tag tag) {
        person.requireTeam();
        return transactions.inOne(() -> {
            tags.takeOff(conversations.locked(person, key), tag);
            return of(key);
        });
    }

    private List<Tag> of(ConversationKey key) {
        return tags.of(List.of(key)).getOrDefault(key, List.of());
    }

    private static void requireRoom(List<Tag> there, Tag tag) {
        var isThere = there.stream().anyMatch(it -> it.id().equals(tag.id()));
        if (!isThere && there.size() >= MOST)
            throw new Invalid("name", "A conversation has " + MOST + " tags at most: take one off first");
    }
}
