package io.headroom.allocator.provider.simulated;

import io.headroom.allocator.inventory.HostChanged;
import io.headroom.allocator.inventory.HostEntry;
import io.headroom.allocator.inventory.HostRegistered;
import io.headroom.allocator.inventory.HostRemoved;
import io.headroom.allocator.inventory.Inventory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Has a simulated host for every host that is registered in a simulated pool. */
@Component
class FleetMirror {

    private final Inventory inventory;
    private final SimulatedFleet fleet;

    FleetMirror(Inventory inventory, SimulatedFleet fleet) {
        this.inventory = inventory;
        this.fleet = fleet;
    }

    @EventListener
    void on(HostRegistered event) {
        mirror(event.hostId());
    }

    @EventListener
    void on(HostChanged event) {
        mirror(event.hostId());
    }

    @EventListener
    void on(HostRemoved event) {
        fleet.removeHost(event.hostId());
    }

    private void mirror(String hostId) {
        inventory
                .host(hostId)
                .filter(this::simulated)
                .ifPresent(host -> fleet.host(hostId, host.poolId(), host.physical()));
    }

    private boolean simulated(HostEntry host) {
        return inventory.pool(host.poolId()).provider().equals(SimulatedProvider.NAME);
    }
}
