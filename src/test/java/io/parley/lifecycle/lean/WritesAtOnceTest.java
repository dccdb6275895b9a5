package io.parley.lifecycle.lean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.scenario.Scenario;
import io.parley.scenario.ScenarioTest;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a command of the engine changes at once … */
@ScenarioTest
class WritesAtOnceTest {

    private static final int URGENT = 90;

    @Autowired
    Scenario scenario;

    @Autowired
    ProcessEngineConfigurationImpl engine;

    @Autowired
    TaskService tasks;

    @Autowired
    RuntimeService instances;

    /** Nobody tries again inside it. */
    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void isThereAsAWhole() {
        var one = newTask();
        var other = newTask();

        command(context -> {
            task(context, one).setPriority(URGENT);
            task(context, other).setPriority(URGENT);
            task(context, other).getExecution().setVariables(Map.of("from", "here", "to", 7));
            return null;
        });

        assertThat(priority(one)).isEqualTo(URGENT);
        assertThat(priority(other)).isEqualTo(URGENT);
        assertThat(instances.getVariables(instanceOf(other)))
                .containsEntry("from", "here")
                .containsEntry("to", 7);
    }

    @Test
    void isNotThereWhereSomebodyElseWasFasterWithAnyOfIt() {
        var mine = newTask();
        var theirs = newTask();

        assertThatThrownBy(() -> command(context -> {
                    task(context, mine).setPriority(URGENT);
                    task(context, theirs).setPriority(URGENT);
                    return meanwhile(() -> makeUrgent(theirs, 1));
                }))
                .isInstanceOf(OptimisticLockingException.class);

        assertThat(priority(theirs)).isEqualTo(1);
        assertThat(priority(mine)).isNotEqualTo(URGENT);
    }

    @Test
    void isNotThereWhereWhatItBelongsToHasGone() {
        var mine = newTask();
        var gone = newTask();
        var instance = instanceOf(gone);

        assertThatThrownBy(() -> command(context -> {
                    task(context, mine).setPriority(URGENT);
                    task(context, gone).getExecution().setVariables(Map.of("from", "here", "to", 7));
                    return meanwhile(() -> instances.deleteProcessInstance(instance, "erased"));
                }))
                .isInstanceOf(OptimisticLockingException.class);

        assertThat(priority(mine)).isNotEqualTo(URGENT);
    }

    private void makeUrgent(String task, int priority) {
        command(context -> {
            task(context, task).setPriority(priority);
            return null;
        });
    }

    private <T> void command(Command<T> command) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(
                        status -> engine.getCommandExecutorTxRequired().execute(command));
    }

    private static TaskEntity task(CommandContext context, String id) {
        return context.getTaskManager().findTaskById(id);
    }

    /** In another thread, and done before it goes on. */
    private static Object meanwhile(Runnable work) {
        return CompletableFuture.supplyAsync(() -> {
                    work.run();
                    return "done";
                })
                .join();
    }

    private String newTask() {
        var conversation = scenario.customerWrites("Where is my order?");
        return Objects.requireNonNull(scenario.of(conversation).stands().task());
    }

    private int priority(String task) {
        return tasks.createTaskQuery().taskId(task).singleResult().getPriority();
    }

    private String instanceOf(String task) {
        return tasks.createTaskQuery().taskId(task).singleResult().getProcessInstanceId();
    }
}
