package io.parley.lifecycle.lean;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.db.entitymanager.operation.DbEntityOperation;
import org.camunda.bpm.engine.impl.db.entitymanager.operation.DbOperation;

/** Several of the engine's changes as one statement, which tells how many rows each of them has changed. */
final class Sentence {

    private final List<Clause> clauses;
    private final String sql;

    Sentence(List<Clause> clauses) {
        this.clauses = clauses;
        this.sql = sqlOf(clauses);
    }

    private static String sqlOf(List<Clause> clauses) {
        var parts = new ArrayList<String>();
        var counts = new ArrayList<String>();
        for (var index = 0; index < clauses.size(); index++) {
            var clause = clauses.get(index);
            var name = "c" + index;
            parts.add(name + " as (" + clause.sql() + (clause.inserts() ? ")" : " returning 1)"));
            counts.add(clause.inserts() ? "1" : "(select count(*) from " + name + ")");
        }
        return "with " + String.join(",\n", parts) + "\nselect " + String.join(", ", counts);
    }

    /** @return for each of them, how many rows it has changed */
    int[] write(Connection connection, List<DbOperation> operations) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            set(statement, operations);
            try (var row = statement.executeQuery()) {
                row.next();
                var rows = new int[clauses.size()];
                for (var index = 0; index < rows.length; index++) rows[index] = row.getInt(index + 1);
                return rows;
            }
        }
    }

    private void set(PreparedStatement statement, List<DbOperation> operations) throws SQLException {
        var index = 1;
        for (var which = 0; which < clauses.size(); which++) {
            var change = (DbEntityOperation) operations.get(which);
            index = clauses.get(which).set(statement, index, change.getEntity());
        }
    }
}
