package io.headroom.allocator.allocation;

import io.headroom.allocator.inventory.Inventory;
import io.headroom.contracts.AllocationChanged;
import io.headroom.contracts.AllocationChanged.Outcome;
import io.headroom.contracts.AllocationCommand.Target;
import io.headroom.contracts.VmRef;
import io.headroom.support.messaging.Received;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes in what providers report: a report that is not newer than the last one of its VM has no effect. */
@Service
class ReportIntake {

    private static final Logger log = LoggerFactory.getLogger(ReportIntake.class);

    private final Allocations allocations;
    private final CommandLog commands;
    private final LeadTimes leadTimes;
    private final Inventory inventory;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReportIntake(
            Allocations allocations,
            CommandLog commands,
            LeadTimes leadTimes,
            Inventory inventory,
            ApplicationEventPublisher events,
            Clock clock) {
        this.allocations = allocations;
        this.commands = commands;
        this.leadTimes = leadTimes;
        this.inventory = inventory;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public void received(Received<AllocationChanged> received) {
        take(received.record());
    }

    /** Takes a report in; the transaction is the caller's if there is one. */
    @Transactional
    public void take(AllocationChanged report) {
        VmRef vm = new VmRef(report.tenantId(), report.vmId());
        Optional<AllocationEntry> known = allocations.lock(vm);
        if (known.isEmpty() || report.generation() > known.get().generation()) {
            log.warn("Report of generation {} of VM {} answers no command of ours", report.generation(), vm);
            return;
        }
        if (!newer(report, known.get())) {
            return;
        }
        allocations.report(vm, report);
        Optional<CommandLog.Measured> measured = commands.completed(vm, report, clock.instant());
        if (report.outcome() == Outcome.APPLIED || report.outcome() == Outcome.PARTIAL) {
            inventory.placed(vm.tenantId(), vm.vmId(), report.hostId());
        }
        Target previous = known.get().effective();
        events.publishEvent(new EffectiveAllocationReported(report, previous == null ? null : previous.resources()));
        if (report.outcome() != Outcome.FAILED && report.outcome() != Outcome.REFUSED) {
            measured.ifPresent(leadTimes::measured);
        }
    }

    private static boolean newer(AllocationChanged report, AllocationEntry known) {
        if (report.generation() != known.appliedGeneration()) {
            return report.generation() > known.appliedGeneration();
        }
        return isAfter(report.effectiveAt(), known.effectiveAt());
    }

    private static boolean isAfter(Instant at, @Nullable Instant last) {
        return last == null || at.isAfter(last);
    }
}
