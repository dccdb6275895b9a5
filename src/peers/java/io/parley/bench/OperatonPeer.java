package io.parley.bench;

import java.util.Map;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.springframework.context.support.StaticApplicationContext;

/** The straightforward application on Operaton, as it is shipped. */
public final class OperatonPeer implements Peer {

    @Override
    public String name() {
        return "Operaton";
    }

    @Override
    public Contender on(String url) {
        return new OnOperaton(url);
    }

    private static final class OnOperaton extends Straightforward {

        private final ProcessEngine engine;

        private OnOperaton(String url) {
            super(url);
            var configuration = new SpringProcessEngineConfiguration();
            configuration.setProcessEngineName(PROCESS);
            configuration.setDataSource(database());
            configuration.setTransactionManager(transactions());
            configuration.setApplicationContext(new StaticApplicationContext());
            configuration.setDatabaseSchemaUpdate("true");
            configuration.setJobExecutorActivate(false);
            this.engine = configuration.buildProcessEngine();
            engine.getRepositoryService()
                    .createDeployment()
                    .addString("straightforward.bpmn", diagram())
                    .deploy();
        }

        @Override
        void correlate(String customer) {
            engine.getRuntimeService()
                    .createMessageCorrelation(WROTE)
                    .processInstanceBusinessKey(customer)
                    .correlate();
        }

        @Override
        void complete(String customer, Map<String, Object> variables) {
            var tasks = engine.getTaskService();
            var task =
                    tasks.createTaskQuery().processInstanceBusinessKey(customer).singleResult();
            tasks.complete(task.getId(), variables);
        }

        @Override
        public void close() {
            engine.close();
            super.close();
        }
    }
}
