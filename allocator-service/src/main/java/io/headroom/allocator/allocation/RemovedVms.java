package io.headroom.allocator.allocation;

import io.headroom.allocator.inventory.VmRemoved;
import io.headroom.contracts.AllocationCommand;
import io.headroom.contracts.VmRef;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Has the provider remove what it was ever asked to give a VM that is removed. */
@Component
class RemovedVms {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Allocations allocations;
    private final Commands commands;
    private final Clock clock;

    RemovedVms(Allocations allocations, Commands commands, Clock clock) {
        this.allocations = allocations;
        this.commands = commands;
        this.clock = clock;
    }

    @EventListener
    void on(VmRemoved event) {
        VmRef vm = new VmRef(event.tenantId(), event.vmId());
        Optional<AllocationEntry> allocation = allocations.lock(vm);
        String host = allocation.map(AllocationEntry::hostId).orElse(event.hostId());
        if (allocation.isEmpty() || allocation.get().requested() == null || host == null) {
            return;
        }
        long generation = allocation.get().generation() + 1;
        Instant now = clock.instant();
        String id = UUID.randomUUID().toString();
        commands.issue(new AllocationCommand(
                id,
                "vm-removed-" + id,
                vm.tenantId(),
                event.poolId(),
                host,
                vm.vmId(),
                generation,
                generation,
                AllocationCommand.Kind.REMOVE_VM,
                null,
                null,
                now,
                now.plus(PATIENCE)));
    }
}
