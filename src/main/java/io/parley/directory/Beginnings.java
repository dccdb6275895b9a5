package io.parley.directory;

import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes what the directory needs before the first request, one node after the other. */
@Component
class Beginnings implements SmartInitializingSingleton {

    private final List<Beginning> beginnings;
    private final AsTheHouse house;
    private final TransactionTemplate transaction;

    Beginnings(List<Beginning> beginnings, AsTheHouse house, PlatformTransactionManager transactions) {
        this.beginnings = beginnings;
        this.house = house;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(status -> {
            lock();
            beginnings.forEach(Beginning::make);
        });
    }

    private void lock() {
        house.run(context -> {
            context.getPropertyManager().acquireExclusiveLockForStartup();
            return null;
        });
    }
}
