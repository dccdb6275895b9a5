package io.parley.transcript;

import io.parley.conversation.Conversation;
import io.parley.conversation.Customer;
import io.parley.conversation.Message;
import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Enters what messages and their customers are found by, in one statement for each message. */
@Component
class SearchIndex {

    private final JdbcTemplate jdbc;

    SearchIndex(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param introduced whose name or number is told for the first time */
    void enter(String ban, long seq, Message message, @Nullable Conversation introduced) {
        var terms = new HashSet<>(Terms.ofText(ban, message.text()));
        if (introduced != null) terms.addAll(termsOf(ban, introduced.customerName(), introduced.customer()));
        enter(seq, terms);
    }

    static Set<Long> termsOf(String ban, @Nullable String name, Customer customer) {
        var terms = new HashSet<Long>();
        Stream.of(name, customer.username(), customer.userId())
                .filter(Objects::nonNull)
                .forEach(it -> terms.addAll(Terms.ofName(ban, it)));
        if (customer.phone() != null) terms.addAll(Terms.ofNumber(ban, customer.phone()));
        return terms;
    }

    private void enter(long seq, Collection<Long> terms) {
        if (terms.isEmpty()) return;
        jdbc.batchUpdate("insert into message_term (term, seq) values (?, ?)", terms, terms.size(), (row, term) -> {
            row.setLong(1, term);
            row.setLong(2, seq);
        });
    }
}
