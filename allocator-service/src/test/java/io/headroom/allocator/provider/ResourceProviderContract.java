package io.headroom.allocator.provider;

import static io.headroom.allocator.allocation.CommandFixture.aCommand;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.allocator.allocation.CommandFixture;
import io.headroom.contracts.AllocationChanged.Outcome;
import io.headroom.contracts.AllocationCommand;
import io.headroom.contracts.Enforcement;
import io.headroom.contracts.Resource;
import io.headroom.contracts.ResourceAmounts;
import io.headroom.contracts.VmRef;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every provider keeps to, whatever hypervisor is behind it. */
public abstract class ResourceProviderContract {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private CommandFixture command = aCommand(new VmRef("tenant", "vm"));

    /** The provider under test. */
    protected abstract ResourceProvider provider();

    /** A pool of the provider. */
    protected abstract String pool();

    /** A host of that pool with 16 cores and 64 GiB that runs nothing yet. */
    protected abstract String host();

    @BeforeEach
    void newVm() {
        VmRef vm = new VmRef("tenant", "vm-" + UUID.randomUUID());
        command = aCommand(vm).inPool(pool()).onHost(host());
    }

    @Test
    void knowsNothingOfAVmBeforeItsFirstCommand() {
        assertThat(provider().observe(command.vm())).isEmpty();
    }

    @Test
    void showsWhatItHasApplied() {
        ApplyResult result = applied(command.cores(4).generation(1));

        VmObservation seen = observed();
        assertThat(result.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(result.effective()).isEqualTo(command.cores(4).target());
        assertThat(seen.effective()).isEqualTo(result.effective());
        assertThat(seen.hostId()).isEqualTo(command.host());
        assertThat(seen.generation()).isEqualTo(1);
        assertThat(provider().observeAll()).contains(seen);
    }

    @Test
    void changesNothingWhenACommandComesTwice() {
        AllocationCommand once = command.cores(4).generation(1);
        ApplyResult first = applied(once);

        ApplyResult second = applied(once);

        assertThat(second).isEqualTo(first);
    }

    @Test
    void ignoresAnOlderGeneration() {
        applied(command.cores(4).generation(2));

        ApplyResult late = applied(command.cores(8).generation(1));

        assertThat(late.effective().resources().cpuMillicores()).isEqualTo(4_000);
        assertThat(observed().effective().resources().cpuMillicores()).isEqualTo(4_000);
        assertThat(observed().generation()).isEqualTo(2);
    }

    @Test
    void growsAndShrinks() {
        applied(command.cores(2).memory(2_048).generation(1));

        applied(command.cores(8).memory(8_192).generation(2));
        assertThat(observed().effective())
                .isEqualTo(command.cores(8).memory(8_192).target());

        applied(command.cores(1).memory(1_024).generation(3));
        assertThat(observed().effective())
                .isEqualTo(command.cores(1).memory(1_024).target());
    }

    @Test
    void neverGivesMoreThanRequestedOrThanTheHostHas() {
        CommandFixture tooMuch = command.cores(1_000).memory(1_000_000);

        ApplyResult result = applied(tooMuch.generation(1));

        assertThat(result.outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(result.reason()).isNotBlank();
        ResourceAmounts effective = result.effective().resources();
        for (Resource resource : Resource.values()) {
            assertThat(effective.get(resource))
                    .isLessThanOrEqualTo(tooMuch.target().resources().get(resource));
        }
        assertThat(effective.cpuMillicores()).isLessThanOrEqualTo(16_000);
        assertThat(effective.memoryMib()).isLessThanOrEqualTo(65_536);
    }

    @Test
    void handsOutMemoryOnce() {
        applied(command.memory(40_000).generation(1));
        CommandFixture neighbour = aCommand(new VmRef("tenant", "vm-" + UUID.randomUUID()))
                .inPool(command.pool())
                .onHost(command.host());

        ApplyResult result = applied(neighbour.memory(40_000).generation(1));

        assertThat(result.effective().resources().memoryMib()).isLessThanOrEqualTo(65_536 - 40_000);
    }

    @Test
    void forgetsARemovedVmAndCanBeToldTwice() {
        applied(command.generation(1));

        ApplyResult first = applied(command.removing().generation(2));
        ApplyResult second = applied(command.removing().generation(2));

        assertThat(first.outcome()).isEqualTo(Outcome.REMOVED);
        assertThat(second.outcome()).isEqualTo(Outcome.REMOVED);
        assertThat(provider().observe(command.vm())).isEmpty();
    }

    @Test
    void refusesAHostThatItDoesNotHave() {
        ApplyResult result = applied(command.onHost("no-such-host").generation(1));

        assertThat(result.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(result.reason()).isNotBlank();
    }

    @Test
    void statesItsCapabilityForEveryFieldOfATarget() {
        String[] fields = Stream.of(ResourceAmounts.class, Enforcement.class)
                .flatMap(type -> Stream.of(Objects.requireNonNull(type.getRecordComponents())))
                .map(RecordComponent::getName)
                .toArray(String[]::new);

        assertThat(provider().capabilities()).extracting(Capability::field).containsExactlyInAnyOrder(fields);
    }

    private ApplyResult applied(AllocationCommand wanted) {
        try {
            return provider()
                    .apply(wanted)
                    .toCompletableFuture()
                    .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            throw new AssertionError("command was not answered", e);
        }
    }

    private VmObservation observed() {
        return provider().observe(command.vm()).orElseThrow();
    }
}
