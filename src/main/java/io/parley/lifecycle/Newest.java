package io.parley.lifecycle;

import io.parley.lifecycle.diagram.ConversationProcess;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Which diagram and which table of rules are the newest. What is deployed on this node counts at once; what is deployed
 * on another one a second later at most, for nobody asks the database with every message and every click.
 */
@Component
class Newest implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Newest.class);
    private static final int LOOK_EVERY_MILLIS = 1000;

    private final ObjectProvider<ProcessEngine> engine;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(new CustomizableThreadFactory("newest-diagram-"));
    private volatile @Nullable Versions versions;
    private volatile int deployments;

    /** The ids of the newest versions. */
    private record Versions(String diagram, String table) {

        private static Versions read(CommandContext context) {
            var deployed = context.getProcessEngineConfiguration().getDeploymentCache();
            return context.runWithoutAuthorization(() -> new Versions(
                    deployed.findDeployedLatestProcessDefinitionByKey(ConversationProcess.KEY)
                            .getId(),
                    deployed.findDeployedLatestDecisionDefinitionByKey(ConversationProcess.ROLE_RULES)
                            .getId()));
        }
    }

    Newest(ObjectProvider<ProcessEngine> engine) {
        this.engine = engine;
    }

    String diagram() {
        return versions().diagram();
    }

    String table() {
        return versions().table();
    }

    /** Something was deployed or deleted here. */
    synchronized void forget() {
        deployments++;
        versions = null;
    }

    private Versions versions() {
        var known = versions;
        return known == null ? look() : known;
    }

    private Versions look() {
        var before = deployments;
        var configuration = (ProcessEngineConfigurationImpl) engine.getObject().getProcessEngineConfiguration();
        var found = configuration.getCommandExecutorTxRequired().execute(Versions::read);
        keep(found, before);
        return found;
    }

    private synchronized void keep(Versions found, int before) {
        if (before == deployments) versions = found;
    }

    @EventListener(ApplicationReadyEvent.class)
    void lookForOthersDeployments() {
        clock.scheduleWithFixedDelay(this::lookAgain, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void lookAgain() {
        try {
            look();
        } catch (RuntimeException failure) {
            LOG.debug("The newest diagram cannot be looked up now", failure);
        }
    }

    @Override
    public void destroy() {
        clock.shutdownNow();
    }
}
