package io.headroom.allocator.provider;

import io.headroom.allocator.inventory.Inventory;
import io.headroom.contracts.AllocationCommand;
import io.headroom.support.messaging.Received;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Takes commands in: what was carried out or passed is ignored, the rest is stored before its record is acknowledged and
 * begun as soon as it is stored.
 */
@Service
class ProviderRole {

    private final Inventory inventory;
    private final CarriedOut carriedOut;
    private final WorkQueue queue;
    private final Executions executions;
    private final Clock clock;

    ProviderRole(Inventory inventory, CarriedOut carriedOut, WorkQueue queue, Executions executions, Clock clock) {
        this.inventory = inventory;
        this.carriedOut = carriedOut;
        this.queue = queue;
        this.executions = executions;
        this.clock = clock;
    }

    @Transactional
    public void take(Received<AllocationCommand> received) {
        AllocationCommand command = received.record();
        if (command.generation() <= carriedOut.generation(Subject.of(command))) {
            return;
        }
        String provider = inventory.pool(command.pool()).provider();
        Work work = new Work(command, provider, received.traceparent(), clock.instant(), false);
        boolean claimed = queue.add(work);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                executions.begin(work, claimed);
            }
        });
    }
}
