package io.parley.platform;

import java.util.concurrent.atomic.AtomicBoolean;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.springframework.stereotype.Component;

/** Whether this start has made or changed tables, as the first of an installation does. */
@Component
class NewTables extends BaseCallback {

    private final AtomicBoolean areMade = new AtomicBoolean();

    boolean areMade() {
        return areMade.get();
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.AFTER_EACH_MIGRATE;
    }

    @Override
    public void handle(Event event, Context context) {
        areMade.set(true);
    }
}
