package io.headroom.allocator.allocation;

import io.headroom.allocator.provider.ApplyResult;
import io.headroom.allocator.provider.Observations;
import io.headroom.allocator.provider.Reports;
import io.headroom.contracts.AllocationChanged;
import io.headroom.contracts.AllocationCommand;
import io.headroom.contracts.AllocationCommand.Target;
import io.headroom.contracts.Keys;
import io.headroom.contracts.VmRef;
import io.headroom.support.messaging.Outbox;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Settles commands whose deadline has passed without an answer: looks at the VM first, and only if the command had no
 * effect, or nobody can tell, it counts as FAILED.
 */
@Component
class OverdueCommands {

    private static final Logger log = LoggerFactory.getLogger(OverdueCommands.class);

    private final CommandLog commands;
    private final Allocations allocations;
    private final Observations observations;
    private final ReportIntake intake;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OverdueCommands(
            CommandLog commands,
            Allocations allocations,
            Observations observations,
            ReportIntake intake,
            Outbox outbox,
            TransactionTemplate transaction,
            Clock clock) {
        this.commands = commands;
        this.allocations = allocations;
        this.observations = observations;
        this.intake = intake;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${headroom.commands.check-every:250ms}")
    void settle() {
        for (AllocationCommand command : commands.overdue(clock.instant())) {
            try {
                Optional<ApplyResult> seen = look(command);
                transaction.executeWithoutResult(status -> settle(command, seen));
            } catch (RuntimeException e) {
                log.warn("Overdue command {} is settled later", command.commandId(), e);
            }
        }
    }

    private Optional<ApplyResult> look(AllocationCommand command) {
        try {
            return observations.outcomeOf(command);
        } catch (RuntimeException unknown) {
            log.debug("Nobody can tell what became of command {}", command.commandId(), unknown);
            return Optional.empty();
        }
    }

    private void settle(AllocationCommand command, Optional<ApplyResult> seen) {
        VmRef vm = new VmRef(String.valueOf(command.tenantId()), String.valueOf(command.vmId()));
        Optional<AllocationEntry> known = allocations.lock(vm);
        if (known.isEmpty() || known.get().appliedGeneration() >= command.generation()) {
            return;
        }
        Target requested = requestedBy(command, known.get());
        Target effective = known.get().effective() == null
                ? ApplyResult.NOTHING
                : known.get().effective();
        AllocationChanged report = seen.map(result -> Reports.answer(command, vm, requested, result))
                .orElseGet(() -> Reports.failure(command, vm, requested, effective, "NO_ANSWER", clock.instant()));
        intake.take(report);
        outbox.publish(Keys.vm(vm.tenantId(), vm.vmId()), report);
    }

    /** A migration asks for what the VM has been asked to have before, a removal for nothing. */
    private static Target requestedBy(AllocationCommand command, AllocationEntry known) {
        if (command.target() != null) {
            return command.target();
        }
        boolean moved = command.kind() == AllocationCommand.Kind.MIGRATE;
        return moved && known.requested() != null ? known.requested() : ApplyResult.NOTHING;
    }
}
