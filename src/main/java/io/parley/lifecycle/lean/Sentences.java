package io.parley.lifecycle.lean;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.ibatis.scripting.defaults.RawSqlSource;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.db.entitymanager.operation.DbEntityOperation;
import org.camunda.bpm.engine.impl.db.entitymanager.operation.DbOperation;
import org.camunda.bpm.engine.impl.db.sql.DbSqlSessionFactory;
import org.jspecify.annotations.Nullable;

/** The statements that write several changes at once: what happens to conversations is always the same few. */
final class Sentences {

    private static final int FEWEST = 2;

    /** More belongs to a deployment, which happens rarely and is never the same. */
    private static final int MOST = 20;

    private final ProcessEngineConfigurationImpl engine;
    private final Map<Kind, Clause> clauses = new ConcurrentHashMap<>();
    private final Map<List<Clause>, Sentence> sentences = new ConcurrentHashMap<>();

    Sentences(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    private record Kind(Class<?> entity, String statement) {}

    /** What writes these; none where they are too few, too many, or not always the same statement. */
    @Nullable
    Sentence of(List<DbOperation> operations) {
        if (operations.size() < FEWEST || operations.size() > MOST) return null;
        var wanted = new ArrayList<Clause>(operations.size());
        for (var operation : operations) {
            var clause = clause(operation);
            if (clause == null) return null;
            wanted.add(clause);
        }
        return sentences.computeIfAbsent(wanted, Sentence::new);
    }

    private @Nullable Clause clause(DbOperation operation) {
        if (!(operation instanceof DbEntityOperation change)) return null;
        var statement = statementOf(change);
        if (statement == null) return null;
        return clauses.computeIfAbsent(new Kind(change.getEntity().getClass(), statement), this::clause);
    }

    /** The engine's own statement for a change of one row. */
    private @Nullable String statementOf(DbEntityOperation change) {
        var statements = engine.getDbSqlSessionFactory();
        var entity = change.getEntity();
        return switch (change.getOperationType()) {
            case INSERT -> statements.mapStatement(statements.getInsertStatement(entity));
            case UPDATE -> statements.mapStatement(statements.getUpdateStatement(entity));
            case DELETE -> statements.mapStatement(statements.getDeleteStatement(entity.getClass()));
            default -> null;
        };
    }

    private @Nullable Clause clause(Kind kind) {
        var myBatis = engine.getSqlSessionFactory().getConfiguration();
        var mapped = myBatis.getMappedStatement(kind.statement());
        var isAlwaysTheSame = mapped.getSqlSource() instanceof RawSqlSource;
        return isAlwaysTheSame ? Clause.of(mapped, kind.entity()) : null;
    }

    static boolean areKnownTo(ProcessEngineConfigurationImpl engine) {
        return DbSqlSessionFactory.POSTGRES.equals(engine.getDatabaseType());
    }
}
