package io.headroom.allocator.provider;

import io.headroom.contracts.AllocationCommand;
import io.headroom.contracts.VmRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * A hypervisor or orchestrator that carries out commands; every implementation passes {@code ResourceProviderContract}.
 *
 * <p>Targets are absolute and carry a generation: a command whose generation was carried out already changes nothing and
 * is answered with what is in force. Any method may fail with {@link ProviderUnavailableException}.
 */
public interface ResourceProvider {

    /** The name under which pools refer to it. */
    String name();

    /** What it can enforce. */
    List<Capability> capabilities();

    /**
     * Carries out a command. What it was asked for and cannot do is a result, not a failure; a failure or no answer at all
     * means that the outcome is unknown.
     */
    CompletionStage<ApplyResult> apply(AllocationCommand command);

    /** What a VM has now; empty if the provider does not know it. */
    Optional<VmObservation> observe(VmRef vm);

    /** What all its VMs have now. */
    List<VmObservation> observeAll();

    /** The hosts that it cannot reach. */
    Set<String> lostHosts();

    /** Has a listener told of changes that no command brought about, as far as the provider notices them by itself. */
    default void onChange(Consumer<VmRef> listener) {}
}
