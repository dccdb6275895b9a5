package io.parley.lifecycle.lean;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.ibatis.exceptions.PersistenceException;
import org.camunda.bpm.engine.impl.db.FlushResult;
import org.camunda.bpm.engine.impl.db.entitymanager.operation.DbOperation;
import org.camunda.bpm.engine.impl.db.sql.BatchDbSqlSession;
import org.camunda.bpm.engine.impl.db.sql.DbSqlSessionFactory;

/**
 * On PostgreSQL, all that a command has changed is written in one statement, instead of in one for each kind of row and
 * change. Each change is the engine's own statement, and what it wrote is counted as the engine counts it.
 */
final class WritesAtOnce extends BatchDbSqlSession {

    private final Sentences sentences;

    WritesAtOnce(DbSqlSessionFactory engine, Sentences sentences) {
        super(engine);
        this.sentences = sentences;
    }

    @Override
    public FlushResult executeDbOperations(List<DbOperation> operations) {
        var sentence = sentences.of(operations);
        return sentence == null ? super.executeDbOperations(operations) : write(sentence, operations);
    }

    private FlushResult write(Sentence sentence, List<DbOperation> operations) {
        try {
            return written(operations, sentence.write(sqlSession.getConnection(), operations));
        } catch (SQLException failure) {
            return refused(operations, new PersistenceException(failure));
        }
    }

    private FlushResult written(List<DbOperation> operations, int[] rows) {
        var failed = new ArrayList<DbOperation>();
        for (var index = 0; index < rows.length; index++) {
            var operation = operations.get(index);
            postProcessOperationPerformed(operation, rows[index], null);
            if (operation.isFailed()) failed.add(operation);
        }
        return FlushResult.withFailures(failed);
    }

    /** Nothing was written, and which of them is to blame is not told: one that lost a race, where one may have. */
    private FlushResult refused(List<DbOperation> operations, PersistenceException failure) {
        var toBlame = operations.stream()
                .filter(operation -> isConcurrentModificationException(operation, failure))
                .findFirst()
                .orElse(operations.get(0));
        postProcessOperationPerformed(toBlame, 0, failure);
        var others =
                operations.stream().filter(operation -> operation != toBlame).toList();
        return FlushResult.withFailuresAndRemaining(List.of(toBlame), others);
    }
}
