package io.headroom.allocator.reservation;

import io.headroom.allocator.inventory.HostEntry;
import io.headroom.allocator.inventory.HostRegistered;
import io.headroom.allocator.inventory.HostRemoved;
import io.headroom.allocator.inventory.Inventory;
import io.headroom.support.DomainTime;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Begins and ends the calendar of each host with the host. */
@Component
class HostCalendars {

    private final CapacityCalendar calendar;
    private final Inventory inventory;
    private final DomainTime time;

    HostCalendars(CapacityCalendar calendar, Inventory inventory, DomainTime time) {
        this.calendar = calendar;
        this.inventory = inventory;
        this.time = time;
    }

    @EventListener
    void on(HostRegistered event) {
        HostEntry host = inventory
                .host(event.hostId())
                .orElseThrow(() -> new IllegalStateException("host " + event.hostId() + " was not stored"));
        calendar.open(host.hostId(), host.poolId(), time.stepIndex(time.now()));
    }

    @EventListener
    void on(HostRemoved event) {
        calendar.close(event.hostId());
    }
}
