package io.parley.lifecycle;

import io.parley.conversation.Timers;
import io.parley.lifecycle.diagram.ConversationProcess;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.stereotype.Component;

/** Timers that gave up: nobody may touch them through a door (R10), so they are looked after here. */
@Component
class EngineTimers implements Timers {

    private static final int AT_ONCE = 1000;

    private final ManagementService engine;

    EngineTimers(ManagementService engine) {
        this.engine = engine;
    }

    @Override
    public void tryAgain() {
        var gaveUp = engine
                .createJobQuery()
                .processDefinitionKey(ConversationProcess.KEY)
                .noRetriesLeft()
                .listPage(0, AT_ONCE)
                .stream()
                .map(Job::getId)
                .toList();
        if (!gaveUp.isEmpty()) engine.setJobRetries(gaveUp, 1);
    }
}
