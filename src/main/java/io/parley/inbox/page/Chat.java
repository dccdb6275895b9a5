package io.parley.inbox.page;

import io.parley.conversation.Person;
import io.parley.conversation.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One conversation as the middle of the page shows it.
 *
 * @param ban whose it is
 * @param customer what the customer is called here
 * @param customerName the name they have on WhatsApp
 * @param phone where the customer is reached; null where WhatsApp hides it
 * @param deeds the ids of what the rules let this person do now
 * @param tags what the team has put on it
 * @param assignees whom it could be assigned to, where this person may assign it
 * @param panels what can be shown beside it
 */
record Chat(
        String key,
        String ban,
        String customer,
        @Nullable String customerName,
        @Nullable String phone,
        @Nullable String username,
        String number,
        String numberId,
        @Nullable String customerId,
        String state,
        String stateName,
        Instant since,
        @Nullable String assignee,
        @Nullable String assigneeName,
        @Nullable String pickedUpBy,
        boolean isPickedUpByMe,
        @Nullable Instant closesAt,
        @Nullable Instant windowEndsAt,
        List<Tag> tags,
        Set<String> deeds,
        List<Person> assignees,
        List<String> panels,
        Composer composer) {

    public boolean offers(String deed) {
        return deeds.contains(deed);
    }
}
