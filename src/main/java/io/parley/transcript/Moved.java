package io.parley.transcript;

import io.parley.conversation.Conversation;
import io.parley.conversation.Transition;
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
    private final Written<Conversation> row;
    private final Written<Transition> transition;
    private final Written<Step> both;

    /** @param row what writes the conversation's row */
    Moved(JdbcTemplate jdbc, String row, Map<String, Column<Conversation>> columns) {
        this.isPostgres = Database.isPostgres(jdbc);
        this.row = new Written<>(jdbc, row, columns);
        this.transition = new Written<>(jdbc, TRANSITION, COLUMNS);
        this.both = new Written<>(jdbc, "with moved as (" + TRANSITION + ") " + row, Step.of(columns));
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
        var alone = moves.size() - (isPostgres ? 1 : 0);
        for (var move = 0; move < alone; move++) transition.write(moves.get(move));
        if (isPostgres && !moves.isEmpty()) both.write(new Step(moves.get(alone), conversation));
        else row.write(conversation);
    }
}
