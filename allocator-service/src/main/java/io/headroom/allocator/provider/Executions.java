package io.headroom.allocator.provider;

import io.headroom.contracts.AllocationChanged;
import io.headroom.contracts.AllocationCommand;
import io.headroom.contracts.AllocationCommand.Target;
import io.headroom.contracts.Keys;
import io.headroom.contracts.VmRef;
import io.headroom.support.messaging.Outbox;
import io.headroom.support.observability.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PostConstruct;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries out claimed work: has the provider apply it, then notes generation, report and end of work in one transaction,
 * and goes on with the next command of the same VM. No thread waits for a provider.
 */
@Component
class Executions {

    private static final Logger log = LoggerFactory.getLogger(Executions.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Providers providers;
    private final WorkQueue queue;
    private final CarriedOut carriedOut;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Traces traces;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Executor executor;

    Executions(
            Providers providers,
            WorkQueue queue,
            CarriedOut carriedOut,
            Outbox outbox,
            TransactionTemplate transaction,
            Traces traces,
            MeterRegistry meters,
            Clock clock,
            @Qualifier("providerExecutor") Executor executor) {
        this.providers = providers;
        this.queue = queue;
        this.carriedOut = carriedOut;
        this.outbox = outbox;
        this.transaction = transaction;
        this.traces = traces;
        this.meters = meters;
        this.clock = clock;
        this.executor = executor;
    }

    /** Begins with a command that was just taken in: carries it out if it is claimed, else sees to its line. */
    void begin(Work work, boolean claimed) {
        executor.execute(() -> {
            if (claimed) {
                run(work);
            } else {
                next(work.subject());
            }
        });
    }

    private void run(Work work) {
        traces.continuing(work.traceparent(), "provider apply", () -> {
            String traceparent = traces.current();
            providers
                    .find(work.provider())
                    .map(provider -> provider.apply(work.command(), work.begunBefore()))
                    .ifPresent(verdict -> verdict.whenCompleteAsync(
                            (decided, failure) -> conclude(work, decided, failure, traceparent), executor));
        });
    }

    /** Goes on with the first command of a VM or host, unless somebody works on it. */
    private void next(String subject) {
        queue.claim(subject).ifPresent(this::run);
    }

    @PostConstruct
    void releaseClaims() {
        int released = queue.releaseOwn();
        if (released > 0) {
            log.info(
                    "{} commands were under way when this instance stopped; their outcome is observed first", released);
        }
    }

    /** Takes over what an instance left that died, and what failed half-way. */
    @Scheduled(fixedDelay = 1000)
    void takeOver() {
        queue.abandoned(PATIENCE).forEach(this::next);
    }

    private void conclude(
            Work work, @Nullable Verdict verdict, @Nullable Throwable failure, @Nullable String traceparent) {
        if (verdict == null) {
            log.warn("Command {} is tried again later", work.command().commandId(), failure);
            return;
        }
        try {
            traces.continuing(
                    traceparent,
                    "provider report",
                    () -> transaction.executeWithoutResult(status -> finish(work, verdict)));
            next(work.subject());
        } catch (RuntimeException e) {
            log.warn("The outcome of command {} is stored later", work.command().commandId(), e);
            CompletableFuture.delayedExecutor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS, executor)
                    .execute(() -> conclude(work, verdict, null, traceparent));
        }
    }

    private void finish(Work work, Verdict verdict) {
        if (!queue.finish(work)) {
            return;
        }
        AllocationCommand command = work.command();
        VmRef vm = Subject.vm(command);
        AllocationChanged report = vm == null ? null : report(command, vm, verdict);
        carriedOut.note(work, report);
        if (report != null) {
            outbox.publish(Keys.vm(report.tenantId(), report.vmId()), report);
        }
        measure(work, report == null ? "HOST" : report.outcome().name());
    }

    private AllocationChanged report(AllocationCommand command, VmRef vm, Verdict verdict) {
        Optional<AllocationChanged> last = carriedOut.lockedReport(vm);
        Target requested = command.target() != null
                ? command.target()
                : command.kind() == AllocationCommand.Kind.MIGRATE
                        ? last.map(AllocationChanged::requested).orElse(ApplyResult.NOTHING)
                        : ApplyResult.NOTHING;
        ApplyResult result = verdict.result();
        if (result != null) {
            return Reports.answer(command, vm, requested, result);
        }
        Target effective = last.map(AllocationChanged::effective).orElse(ApplyResult.NOTHING);
        String reason = String.valueOf(verdict.failure());
        return Reports.failure(command, vm, requested, effective, reason, clock.instant());
    }

    private void measure(Work work, String outcome) {
        meters.timer(
                        "headroom.provider.command",
                        "provider",
                        work.provider(),
                        "kind",
                        work.command().kind().name(),
                        "outcome",
                        outcome)
                .record(Duration.between(work.receivedAt(), clock.instant()));
    }
}
