package io.parley.conversation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which tags are on which conversations. */
public interface Tags {

    /** Puts a tag on; one that is there already stays as it is. */
    void put(Conversation on, Tag tag);

    void takeOff(Conversation from, Tag tag);

    /** The tags that some conversation of these accounts has, by name. */
    List<Tag> inUse(Set<String> bans);

    /** The tags of each of these conversations, by name; those without any are not named. */
    Map<ConversationKey, List<Tag>> of(Collection<ConversationKey> keys);
}
