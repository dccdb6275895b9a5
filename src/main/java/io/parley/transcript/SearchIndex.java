package io.parley.transcript;

import io.parley.conversation.Conversation;
import io.parley.conversation.Customer;
import io.parley.conversation.Message;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** By which terms a message and its customer are found. */
final class SearchIndex {

    private SearchIndex() {}

    /** @param introduced whose name or number is told for the first time */
    static Set<Long> termsOf(String ban, Message message, @Nullable Conversation introduced) {
        var terms = new HashSet<>(Terms.ofText(ban, message.text()));
        if (introduced != null) terms.addAll(termsOf(ban, introduced.customerName(), introduced.customer()));
        return terms;
    }

    static Set<Long> termsOf(String ban, @Nullable String name, Customer customer) {
        var terms = new HashSet<Long>();
        Stream.of(name, customer.username(), customer.userId())
                .filter(Objects::nonNull)
                .forEach(it -> terms.addAll(Terms.ofName(ban, it)));
        if (customer.phone() != null) terms.addAll(Terms.ofNumber(ban, customer.phone()));
        return terms;
    }
}
