package io.parley.transcript;

import io.parley.bench.Bulk;
import io.parley.bench.Crowd;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;

/** Enters a crowd's messages into the search index in its own order, which is quicker than one by one. */
public final class SearchFilling {

    private final Crowd crowd;
    private final Map<String, Set<Long>> termsOfWords = new HashMap<>();
    private final Map<Long, Seqs> found = new HashMap<>();

    public SearchFilling(Crowd crowd) {
        this.crowd = crowd;
    }

    /** The lines in which a term stands, oldest first. */
    private static final class Seqs {

        private int[] lines = new int[2];
        private int size;

        private void add(int line) {
            if (size > 0 && lines[size - 1] == line) return;
            if (size == lines.length) lines = Arrays.copyOf(lines, size * 2);
            lines[size++] = line;
        }
    }

    /** The messages are there, numbered from one on. */
    public void into(DataSource database) throws SQLException {
        collect();
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            write(connection);
            connection.commit();
        }
        found.clear();
    }

    private void collect() {
        var line = 0;
        for (var message = 0; message < Crowd.MESSAGES_EACH; message++)
            for (var who = 0; who < crowd.size(); who++) {
                line++;
                enter(line, who, crowd.text(who, message), Terms::ofText);
                if (message > 0) continue;
                enter(line, who, crowd.name(who), Terms::ofName);
                for (var term : Terms.ofNumber(crowd.ban(who), crowd.phone(who))) enter(line, term);
            }
    }

    private interface TermsOf {
        Set<Long> in(String ban, String words);
    }

    private void enter(int line, int who, String words, TermsOf terms) {
        var ban = crowd.ban(who);
        Function<String, Set<Long>> known = words.equals(words.toLowerCase(java.util.Locale.ROOT))
                ? word -> termsOfWords.computeIfAbsent(ban + word, it -> terms.in(ban, word))
                : word -> terms.in(ban, word);
        for (var word : words.split(" ")) for (var term : known.apply(word)) enter(line, term);
    }

    private void enter(int line, long term) {
        found.computeIfAbsent(term, it -> new Seqs()).add(line);
    }

    private void write(Connection connection) throws SQLException {
        var terms = found.keySet().stream().sorted().toList();
        try (var rows = new Bulk(connection, "message_term (term, seq)", "$1, $2", "bigint", "bigint")) {
            for (var term : terms) {
                var seqs = found.get(term);
                for (var at = 0; at < seqs.size; at++) rows.add(term, (long) seqs.lines[at]);
            }
        }
    }
}
