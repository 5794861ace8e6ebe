package io.headroom.allocator.provider.simulated;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells the provider of a fault's begin or end once it is stored. */
@Component
class FaultNews {

    private final SimulatedProvider provider;

    FaultNews(SimulatedProvider provider) {
        this.provider = provider;
    }

    void changed(Fault fault) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            provider.changed(fault);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                provider.changed(fault);
            }
        });
    }
}
