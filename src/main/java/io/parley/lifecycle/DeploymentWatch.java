package io.parley.lifecycle;

import org.camunda.bpm.engine.impl.cmd.DeleteDeploymentCmd;
import org.camunda.bpm.engine.impl.cmd.DeployCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Lets a diagram or a table that is deployed here count as soon as it is committed. */
final class DeploymentWatch extends CommandInterceptor {

    private final Newest newest;

    DeploymentWatch(Newest newest) {
        this.newest = newest;
    }

    @Override
    public <T> T execute(Command<T> command) {
        var result = next.execute(command);
        if (command instanceof DeployCmd || command instanceof DeleteDeploymentCmd) forget();
        return result;
    }

    private void forget() {
        newest.forget();
        if (!TransactionSynchronizationManager.isSynchronizationActive()) return;
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                newest.forget();
            }
        });
    }
}
