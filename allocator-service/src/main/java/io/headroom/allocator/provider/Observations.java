package io.headroom.allocator.provider;

import io.headroom.allocator.inventory.Inventory;
import io.headroom.contracts.AllocationCommand;
import io.headroom.contracts.VmRef;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Looks at what is in force, for whoever got no answer. */
@Service
public class Observations {

    private final Providers providers;
    private final Inventory inventory;
    private final Clock clock;

    Observations(Providers providers, Inventory inventory, Clock clock) {
        this.providers = providers;
        this.inventory = inventory;
        this.clock = clock;
    }

    /**
     * The result that a look at the VM proves of a command; empty if it had no effect.
     *
     * @throws ProviderUnavailableException if nobody can tell
     */
    public Optional<ApplyResult> outcomeOf(AllocationCommand command) {
        VmRef vm = Subject.vm(command);
        String provider = inventory.pool(command.pool()).provider();
        if (vm == null) {
            return Optional.empty();
        }
        Optional<VmObservation> seen = providers
                .find(provider)
                .orElseThrow(() ->
                        new ProviderUnavailableException("provider '" + provider + "' is not of this instance", null))
                .read(p -> p.observe(vm));
        return Looks.judge(command, seen, clock.instant());
    }
}
