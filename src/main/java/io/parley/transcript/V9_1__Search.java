package io.parley.transcript;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.stereotype.Component;

/** Enters what was said before there was a search into its index, message by message. */
@Component
class V9_1__Search extends BaseJavaMigration {

    private static final int AT_ONCE = 1000;

    private static final String MESSAGES = """
            select message.seq, message.text, conversation.ban, customer_name, customer_phone, customer_user_id,
                   customer_username,
                   message.seq = (select min(first.seq) from message first
                                  where first.conversation_key = conversation.conversation_key) as is_first
            from message join conversation on conversation.conversation_key = message.conversation_key
            where message.seq > ? order by message.seq fetch first 1000 rows only""";

    @Override
    public void migrate(Context context) throws SQLException {
        var connection = context.getConnection();
        try (var messages = connection.prepareStatement(MESSAGES);
                var entry = connection.prepareStatement("insert into message_term (term, seq) values (?, ?)")) {
            var last = 0L;
            for (var count = AT_ONCE; count == AT_ONCE; ) {
                messages.setLong(1, last);
                count = 0;
                try (var row = messages.executeQuery()) {
                    for (; row.next(); count++) {
                        last = row.getLong("seq");
                        enter(entry, last, terms(row));
                    }
                }
                entry.executeBatch();
            }
        }
    }

    private static Set<Long> terms(ResultSet row) throws SQLException {
        var ban = row.getString("ban");
        var terms = new HashSet<>(Terms.ofText(ban, row.getString("text")));
        if (row.getBoolean("is_first"))
            terms.addAll(SearchIndex.termsOf(ban, row.getString("customer_name"), Rows.customer(row)));
        return terms;
    }

    private static void enter(PreparedStatement entry, long seq, Set<Long> terms) throws SQLException {
        for (var term : terms) {
            entry.setLong(1, Objects.requireNonNull(term));
            entry.setLong(2, seq);
            entry.addBatch();
        }
    }
}
