package io.parley.lifecycle;

import java.util.Objects;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.FilterEntity;
import org.camunda.bpm.engine.impl.persistence.entity.FilterManager;
import org.jspecify.annotations.Nullable;

/**
 * Answers the filter "Mine" with what whoever asks has or has picked up. Camunda's own way, the expression
 * {@code ${currentUser()}} in the stored query, stays refused: an expression in a query is code that runs.
 */
class PersonalFilters extends FilterManager {

    static final String MINE = "mine";

    @Override
    public @Nullable FilterEntity findFilterById(String id) {
        var filter = super.findFilterById(id);
        return filter != null && id.equals(MINE) ? ofWhoAsks(filter) : filter;
    }

    /** A copy: the stored one stays nobody's. */
    private static FilterEntity ofWhoAsks(FilterEntity filter) {
        var person = Objects.requireNonNullElse(Context.getCommandContext().getAuthenticatedUserId(), "");
        var theirs = (FilterEntity) filter.extend(new TaskQueryImpl().taskAssignee(person));
        theirs.setId(filter.getId());
        return theirs;
    }

    /** Puts it in the place of the engine's own. */
    static final class Sessions implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return FilterManager.class;
        }

        @Override
        public Session openSession() {
            return new PersonalFilters();
        }
    }
}
