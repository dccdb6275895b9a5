package io.parley.lifecycle.lean;

import org.camunda.bpm.engine.impl.event.EventType;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionManager;

/** Only signals can be on their way in a job of their own; for a message, nobody need look for one. */
final class Subscriptions extends EventSubscriptionManager {

    @Override
    public void deleteEventSubscription(EventSubscriptionEntity subscription) {
        if (subscription.isSubscriptionForEventType(EventType.MESSAGE))
            getDbEntityManager().delete(subscription);
        else super.deleteEventSubscription(subscription);
    }
}
