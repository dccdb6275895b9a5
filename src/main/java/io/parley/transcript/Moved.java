package io.parley.transcript;

import io.parley.conversation.Conversation;
import io.parley.conversation.Transition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes down that a conversation has moved: its row and, on PostgreSQL in the same statement, its last transition. */
final class Moved {

    private static final String TRANSITION = """
            insert into transition (conversation_key, from_state, to_state, at, by_person, assignee,
                                    picked_up_by, why_kind, why_detail, diagram_version)
            values (:key, :from, :to, :moved, :by, :holder, :picker, :kind, :detail, :version)""";

    private static final Map<String, Column<Transition>> COLUMNS = Map.ofEntries(
            Map.entry("key", Column.text(it -> it.conversation().toString())),
            Map.entry("from", Column.text(Transition::from)),
            Map.entry("to", Column.text(Transition::to)),
            Map.entry("moved", Column.time(Transition::at)),
            Map.entry("by", Column.text(Transition::by)),
            Map.entry("holder", Column.text(Transition::assignee)),
            Map.entry("picker", Column.text(Transition::pickedUpBy)),
            Map.entry("kind", Column.text(it -> it.why().kind().name())),
            Map.entry("detail", Column.text(it -> it.why().detail())),
            Map.entry("version", Column.number(Transition::diagramVersion)));

    private final boolean isPostgres;
    private final Recollection recollection;
    private final Written<Conversation> row;
    private final Written<Transition> transition;
    private final Written<Step> both;

    /** @param row what writes the conversation's row */
    Moved(JdbcTemplate jdbc, Recollection recollection, String row, Map<String, Column<Conversation>> columns) {
        var told = row + " returning xmin as version";
        this.isPostgres = Database.isPostgres(jdbc);
        this.recollection = recollection;
        this.row = new Written<>(jdbc, isPostgres ? told : row, columns);
        this.transition = new Written<>(jdbc, TRANSITION, COLUMNS);
        this.both = new Written<>(jdbc, "with moved as (" + TRANSITION + ") " + told, Step.of(columns));
    }

    private record Step(Transition transition, Conversation conversation) {

        private static Map<String, Column<Step>> of(Map<String, Column<Conversation>> columns) {
            var both = new HashMap<String, Column<Step>>();
            COLUMNS.forEach((name, column) -> both.put(name, column.in(Step::transition)));
            columns.forEach((name, column) -> both.put(name, column.in(Step::conversation)));
            return both;
        }
    }

    /** @param moves in their order; perhaps none */
    void write(Conversation conversation, List<Transition> moves) {
        if (isPostgres) writeTogether(conversation, moves);
        else {
            moves.forEach(transition::write);
            row.write(conversation);
        }
    }

    private void writeTogether(Conversation conversation, List<Transition> moves) {
        var last = moves.size() - 1;
        moves.stream().limit(Math.max(last, 0)).forEach(transition::write);
        var version = moves.isEmpty()
                ? row.write(conversation, Moved::version)
                : both.write(new Step(moves.get(last), conversation), Moved::version);
        version.ifPresent(it -> recollection.keep(conversation, it));
    }

    private static String version(ResultSet row, int number) throws SQLException {
        return row.getString("version");
    }
}
