package io.parley.inbox.page;

import io.parley.conversation.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conversation in the list.
 *
 * @param preview what was said last, or what was found
 * @param isOurs whether one of us said it
 * @param waitingSince since when the customer waits for a word; null where nobody waits
 * @param holder who has it, or has picked it up
 * @param unread how many messages the customer has sent since the last reply
 * @param isUndelivered whether the last reply did not get through, or may not have
 * @param tags what the team has put on it
 */
record Row(
        String key,
        String customer,
        String number,
        String state,
        String stateName,
        @Nullable String preview,
        boolean isOurs,
        @Nullable Instant at,
        @Nullable Instant waitingSince,
        @Nullable String holder,
        boolean isPickedUp,
        boolean isMine,
        int unread,
        boolean isUndelivered,
        List<Tag> tags) {}
