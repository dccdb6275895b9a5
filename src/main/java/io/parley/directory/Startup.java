package io.parley.directory;

import io.parley.conversation.StartupTurns;
import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Makes what the directory needs before the first request, one node after the other. */
@Component
class Startup implements SmartInitializingSingleton {

    private final List<StartupStep> steps;
    private final StartupTurns turns;

    Startup(List<StartupStep> steps, StartupTurns turns) {
        this.steps = steps;
        this.turns = turns;
    }

    @Override
    public void afterSingletonsInstantiated() {
        turns.alone(() -> steps.forEach(StartupStep::make));
    }
}
