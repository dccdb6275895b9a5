package io.parley.lifecycle;

import io.parley.lifecycle.diagram.DeliveryProcess;
import io.parley.lifecycle.diagram.DeploymentCheck;
import io.parley.lifecycle.lean.KnownDurations;
import io.parley.lifecycle.lean.LeanEngine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/** Teaches the engine what a conversation's diagram needs, and nothing else. */
@Component
class LifecyclePlugin extends AbstractProcessEnginePlugin {

    private final BookkeepingParseListener bookkeeping;
    private final DeliveryParseListener delivery;
    private final Books books;
    private final Turns turns;
    private final Newest newest;
    private final PlatformTransactionManager transactions;
    private final Map<Object, Object> beans;

    LifecyclePlugin(
            BookkeepingParseListener bookkeeping,
            DeliveryParseListener delivery,
            Books books,
            Turns turns,
            Newest newest,
            PlatformTransactionManager transactions,
            RoleRules roleRules,
            RestartClock restartClock,
            SendNext sendNext,
            LookForNext lookForNext,
            AskToSendAgain askToSendAgain) {
        this.bookkeeping = bookkeeping;
        this.delivery = delivery;
        this.books = books;
        this.turns = turns;
        this.newest = newest;
        this.transactions = transactions;
        this.beans = new HashMap<>(Map.of("roleRules", roleRules, "restartClock", restartClock));
        beans.putAll(Map.of(
                DeliveryProcess.SEND_NEXT,
                sendNext,
                DeliveryProcess.LOOK_FOR_NEXT,
                lookForNext,
                DeliveryProcess.ASK_TO_SEND_AGAIN,
                askToSendAgain));
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setBeans(beans);
        engine.setBusinessCalendarManager(KnownDurations.calendars());
        engine.setCustomPreDeployers(with(engine.getCustomPreDeployers(), new DeploymentCheck(beans)));
        engine.setCustomPostBPMNParseListeners(with(engine.getCustomPostBPMNParseListeners(), bookkeeping));
        engine.getCustomPostBPMNParseListeners().add(delivery);
        engine.setCustomPreCommandInterceptorsTxRequired(
                with(engine.getCustomPreCommandInterceptorsTxRequired(), new ConflictRetry(books, transactions)));
        engine.getCustomPreCommandInterceptorsTxRequired().add(new DeploymentWatch(newest));
        engine.setCustomPostCommandInterceptorsTxRequired(
                with(engine.getCustomPostCommandInterceptorsTxRequired(), new DueDateWatch(books)));
        engine.setCustomSessionFactories(with(engine.getCustomSessionFactories(), new PersonalFilters.Sessions()));
        engine.getCustomSessionFactories().addAll(LeanEngine.managers(engine));
        engine.setCustomJobHandlers(with(engine.getCustomJobHandlers(), new ClockTimers(books, turns)));
        engine.setFailedJobCommandFactory(new RefusedJobs());
        engine.setEnableCmdExceptionLogging(false);
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        LeanEngine.map(engine);
    }

    private static <T> List<T> with(@Nullable List<T> others, T ours) {
        var all = new ArrayList<T>();
        all.add(ours);
        if (others != null) all.addAll(others);
        return all;
    }
}
