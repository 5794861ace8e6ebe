package io.headroom.allocator.provider;

import static io.headroom.allocator.allocation.CommandFixture.aCommand;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryRegistry;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import io.headroom.contracts.AllocationChanged.Outcome;
import io.headroom.contracts.AllocationCommand;
import io.headroom.contracts.VmRef;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GuardedProviderTest {

    private final Guards guards = new Guards(
            CircuitBreakerRegistry.ofDefaults(),
            RetryRegistry.ofDefaults(),
            TimeLimiterRegistry.ofDefaults(),
            new ProviderProperties(Duration.ofMillis(50), 3, Duration.ofSeconds(30)),
            Clock.systemUTC());
    private final FakeProvider provider = new FakeProvider();
    private final GuardedProvider guarded = guards.around(provider);
    private final AllocationCommand command =
            aCommand(new VmRef("acme", "vm-1")).generation(7);

    @AfterEach
    void stop() {
        guards.stop();
    }

    @Test
    void passesTheAnswerOn() {
        provider.then(command -> CompletableFuture.completedFuture(provider.effect(command)));

        Verdict verdict = decided(false);

        assertThat(outcome(verdict)).isEqualTo(Outcome.APPLIED);
        assertThat(provider.applications()).isEqualTo(1);
    }

    @Test
    void looksBeforeItTriesAgain() {
        provider.then(command -> {
            provider.effect(command);
            return new CompletableFuture<>();
        });

        Verdict verdict = decided(false);

        assertThat(outcome(verdict)).isEqualTo(Outcome.APPLIED);
        assertThat(provider.applications()).as("the effect was seen").isEqualTo(1);
    }

    @Test
    void looksFirstAtWhatSomebodyElseHadBegun() {
        provider.effect(command);

        Verdict verdict = decided(true);

        assertThat(outcome(verdict)).isEqualTo(Outcome.APPLIED);
        assertThat(provider.applications()).isZero();
    }

    @Test
    void triesAgainWhatHadNoEffect() {
        provider.then(command -> CompletableFuture.failedFuture(new ProviderUnavailableException("away", null)));
        provider.then(command -> CompletableFuture.completedFuture(provider.effect(command)));

        Verdict verdict = decided(false);

        assertThat(outcome(verdict)).isEqualTo(Outcome.APPLIED);
        assertThat(provider.applications()).isEqualTo(2);
    }

    @Test
    void saysWhyNothingCameOfIt() {
        assertThat(decided(false)).isEqualTo(Verdict.failed("PROVIDER_SILENT"));
        assertThat(provider.applications()).isEqualTo(3);

        provider.away();
        assertThat(decided(false)).isEqualTo(Verdict.failed("PROVIDER_UNAVAILABLE"));
    }

    @Test
    void doesNotBeginAfterTheDeadline() {
        AllocationCommand late = aCommand(new VmRef("acme", "vm-1"))
                .within(Duration.ofSeconds(-1))
                .generation(8);

        Verdict verdict =
                guarded.apply(late, false).orTimeout(10, TimeUnit.SECONDS).join();

        assertThat(verdict.result()).isNull();
        assertThat(provider.applications()).isZero();
    }

    private Verdict decided(boolean begunBefore) {
        return guarded.apply(command, begunBefore)
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    private static Outcome outcome(Verdict verdict) {
        return Objects.requireNonNull(verdict.result(), verdict.toString()).outcome();
    }
}
