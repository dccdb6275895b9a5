package io.parley.lifecycle.lean;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.db.sql.DbSqlSession;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionManager;
import org.camunda.bpm.engine.impl.persistence.entity.IncidentManager;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionManager;
import org.camunda.bpm.engine.impl.persistence.entity.JobManager;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionManager;

/** Puts managers that know in the place of the engine's own. */
public final class LeanEngine {

    private LeanEngine() {}

    public static List<SessionFactory> managers(ProcessEngineConfigurationImpl engine) {
        var sentences = new Sentences(engine);
        var timers = new ConcurrentHashMap<String, DeployedTimers.Facts>();
        return List.of(
                instead(ProcessDefinitionManager.class, DeployedDiagrams::new),
                instead(JobDefinitionManager.class, () -> new DeployedTimers(timers)),
                instead(EventSubscriptionManager.class, Subscriptions::new),
                instead(IncidentManager.class, FailedJobs::new),
                instead(JobManager.class, DueJobs::new),
                instead(AuthorizationManager.class, RoleGrants::new),
                instead(DbSqlSession.class, () -> session(engine, sentences)));
    }

    private static DbSqlSession session(ProcessEngineConfigurationImpl engine, Sentences sentences) {
        var factory = engine.getDbSqlSessionFactory();
        return Sentences.areKnownTo(engine)
                ? new WritesAtOnce(factory, sentences)
                : (DbSqlSession) factory.openSession();
    }

    /** What the managers ask of the database besides the engine's own questions. */
    public static void map(ProcessEngineConfigurationImpl engine) {
        DueJobs.map(engine.getSqlSessionFactory().getConfiguration());
    }

    private static <T extends Session> SessionFactory instead(Class<T> theirs, Supplier<? extends T> ours) {
        return new SessionFactory() {
            @Override
            public Class<?> getSessionType() {
                return theirs;
            }

            @Override
            public Session openSession() {
                return ours.get();
            }
        };
    }
}
