package io.parley.bench;

import java.util.Map;
import org.flowable.engine.ProcessEngine;
import org.flowable.spring.SpringProcessEngineConfiguration;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The straightforward application on Flowable, as it is shipped but for its engines of users and events. It has no
 * correlation: who waits for the message is asked for first.
 */
public final class FlowablePeer implements Peer {

    @Override
    public String name() {
        return "Flowable";
    }

    @Override
    public Contender on(String url) {
        return new OnFlowable(url);
    }

    private static final class OnFlowable extends Straightforward {

        private final ProcessEngine engine;

        private OnFlowable(String url) {
            super(url);
            var configuration = new SpringProcessEngineConfiguration();
            configuration.setEngineName(PROCESS);
            configuration.setDataSource(database());
            configuration.setTransactionManager(transactions());
            configuration.setApplicationContext(new GenericApplicationContext());
            configuration.setDatabaseSchemaUpdate("true");
            configuration.setAsyncExecutorActivate(false);
            configuration.setDisableIdmEngine(true);
            configuration.setDisableEventRegistry(true);
            this.engine = configuration.buildProcessEngine();
            engine.getRepositoryService()
                    .createDeployment()
                    .addString("straightforward.bpmn", inFlowablesWords())
                    .deploy();
        }

        /** The same words, in another namespace. */
        private static String inFlowablesWords() {
            return diagram().replace("http://camunda.org/schema/1.0/bpmn", "http://flowable.org/bpmn");
        }

        @Override
        void correlate(String customer) {
            var runtime = engine.getRuntimeService();
            var waiting = runtime.createExecutionQuery()
                    .processInstanceBusinessKey(customer, true)
                    .messageEventSubscriptionName(WROTE)
                    .singleResult();
            if (waiting == null) runtime.startProcessInstanceByMessage(WROTE, customer);
            else runtime.messageEventReceived(WROTE, waiting.getId());
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
