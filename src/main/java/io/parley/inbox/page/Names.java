package io.parley.inbox.page;

import io.parley.conversation.BusinessNumber;
import io.parley.conversation.Conversation;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.Directory;
import io.parley.conversation.Person;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people, customers and numbers are called on the page. */
@Component
class Names {

    private final Directory directory;

    Names(Directory directory) {
        this.directory = directory;
    }

    /** The person's name; their id where they have left. */
    @Nullable
    String of(@Nullable String person) {
        return person == null
                ? null
                : directory.person(person).map(Person::name).orElse(person);
    }

    /** What the customer is called. */
    static String of(Conversation conversation) {
        return conversation.customerShown();
    }

    /** Where the customer is reached; null where WhatsApp hides it. */
    static @Nullable String phoneOf(Conversation conversation) {
        var phone = conversation.customer().phone();
        return phone == null ? null : "+" + phone.replaceFirst("^\\+", "");
    }

    /** What the team calls the number. */
    String numberOf(ConversationKey key) {
        return directory
                .number(key.number())
                .map(BusinessNumber::label)
                .orElse(key.number().value());
    }

    List<BusinessNumber> numbers(Person me) {
        return directory.numbers().stream()
                .filter(it -> me.belongsTo(it.ban()))
                .sorted(Comparator.comparing(BusinessNumber::label, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    /** Those who can have a conversation of this person's accounts. */
    List<Person> team(Person me) {
        return me.bans().stream()
                .flatMap(this::teamOf)
                .distinct()
                .sorted(Comparator.comparing(Person::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    Stream<Person> teamOf(String ban) {
        return directory.team(ban).stream();
    }
}
