package io.parley.lifecycle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.stereotype.Component;

/** Teaches the engine what a conversation's diagram needs, and nothing else. */
@Component
class LifecyclePlugin extends AbstractProcessEnginePlugin {

    private final BookkeepingParseListener bookkeeping;
    private final Books books;
    private final Map<Object, Object> beans;

    LifecyclePlugin(BookkeepingParseListener bookkeeping, Books books, RoleRules roleRules, RestartClock restartClock) {
        this.bookkeeping = bookkeeping;
        this.books = books;
        this.beans = Map.of("roleRules", roleRules, "restartClock", restartClock);
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setBeans(beans);
        engine.setCustomPostBPMNParseListeners(List.of(bookkeeping));
        engine.setCustomPreCommandInterceptorsTxRequired(before(engine));
        engine.setCustomPostCommandInterceptorsTxRequired(after(engine));
        engine.setEnableCmdExceptionLogging(false);
    }

    private static List<CommandInterceptor> before(ProcessEngineConfigurationImpl engine) {
        return with(engine.getCustomPreCommandInterceptorsTxRequired(), new ConflictRetry());
    }

    private List<CommandInterceptor> after(ProcessEngineConfigurationImpl engine) {
        return with(engine.getCustomPostCommandInterceptorsTxRequired(), new DueDateWatch(books));
    }

    private static List<CommandInterceptor> with(
            @org.jspecify.annotations.Nullable List<CommandInterceptor> others, CommandInterceptor ours) {
        var all = new ArrayList<CommandInterceptor>();
        all.add(ours);
        if (others != null) all.addAll(others);
        return all;
    }
}
