package io.headroom.allocator.provider;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.headroom.contracts.AllocationCommand;
import io.headroom.contracts.VmRef;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A provider behind time limit, circuit breaker and retries.
 *
 * <p>A command is tried until it is answered, the attempts are used up or its deadline nears. An attempt whose outcome is
 * unknown is observed before the next is made; after the last, one more look decides.
 */
class GuardedProvider {

    private static final Logger log = LoggerFactory.getLogger(GuardedProvider.class);

    /** This share of a command's time is kept back, so that its failure is reported before the deadline. */
    private static final int RESERVE = 10;

    private final ResourceProvider provider;
    private final CircuitBreaker breaker;
    private final Retry retry;
    private final TimeLimiter limiter;
    private final ScheduledExecutorService timer;
    private final Clock clock;

    GuardedProvider(
            ResourceProvider provider,
            CircuitBreaker breaker,
            Retry retry,
            TimeLimiter limiter,
            ScheduledExecutorService timer,
            Clock clock) {
        this.provider = provider;
        this.breaker = breaker;
        this.retry = retry;
        this.limiter = limiter;
        this.timer = timer;
        this.clock = clock;
    }

    String name() {
        return provider.name();
    }

    ResourceProvider unguarded() {
        return provider;
    }

    /**
     * Carries out a command; the answer is a verdict in any case.
     *
     * @param begunBefore whether an earlier attempt was never answered
     */
    CompletableFuture<Verdict> apply(AllocationCommand command, boolean begunBefore) {
        AtomicBoolean unknown = new AtomicBoolean(begunBefore);
        Supplier<CompletionStage<ApplyResult>> attempt = () -> {
            try {
                return attempt(command, unknown.getAndSet(true));
            } catch (RuntimeException unreachable) {
                // A retry that throws instead of failing its stage is never heard of again.
                return CompletableFuture.failedFuture(unreachable);
            }
        };
        long millis = Math.max(1, left(command).toMillis());
        return retry.executeCompletionStage(timer, attempt)
                .toCompletableFuture()
                .orTimeout(millis, TimeUnit.MILLISECONDS)
                .thenApply(Verdict::of)
                .exceptionally(failure -> lastLook(command, failure));
    }

    private CompletionStage<ApplyResult> attempt(AllocationCommand command, boolean outcomeUnknown) {
        if (left(command).toMillis() <= 0) {
            throw new Guards.DeadlinePassedException();
        }
        Optional<ApplyResult> seen = outcomeUnknown ? look(command) : Optional.empty();
        return seen.isPresent()
                ? CompletableFuture.completedFuture(seen.get())
                : breaker.executeCompletionStage(
                        () -> limiter.executeCompletionStage(timer, () -> provider.apply(command)));
    }

    /** Runs a reading call through the circuit breaker. */
    <T> T read(Function<ResourceProvider, T> call) {
        return breaker.executeSupplier(() -> call.apply(provider));
    }

    private Duration left(AllocationCommand command) {
        Duration whole = Duration.between(command.issuedAt(), command.deadline());
        return Duration.between(clock.instant(), command.deadline()).minus(whole.dividedBy(RESERVE));
    }

    private Verdict lastLook(AllocationCommand command, Throwable failure) {
        try {
            Optional<ApplyResult> seen = look(command);
            if (seen.isPresent()) {
                return Verdict.of(seen.get());
            }
        } catch (RuntimeException unreachable) {
            log.debug("{} cannot be observed either", name(), unreachable);
        }
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        boolean away = cause instanceof ProviderUnavailableException || cause instanceof CallNotPermittedException;
        return Verdict.failed(away ? "PROVIDER_UNAVAILABLE" : "PROVIDER_SILENT");
    }

    /** Whether a command had its effect, by looking. */
    private Optional<ApplyResult> look(AllocationCommand command) {
        VmRef vm = Subject.vm(command);
        if (vm == null) {
            return Optional.empty();
        }
        Optional<VmObservation> seen = read(p -> p.observe(vm));
        return Looks.judge(command, seen, clock.instant());
    }
}
