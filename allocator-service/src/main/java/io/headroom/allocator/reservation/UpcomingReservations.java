package io.headroom.allocator.reservation;

import io.headroom.allocator.allocation.NextReservations;
import io.headroom.contracts.VmRef;
import io.headroom.support.DomainTime;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells what is reserved ahead for a VM. */
@Component
class UpcomingReservations implements NextReservations {

    private static final int MOST = 50;

    private final Reservations reservations;
    private final DomainTime time;

    UpcomingReservations(Reservations reservations, DomainTime time) {
        this.reservations = reservations;
        this.time = time;
    }

    @Override
    public List<NextReservation> of(VmRef vm) {
        return reservations.openOf(vm, MOST).stream()
                .map(reservation -> new NextReservation(
                        reservation.id(),
                        reservation.state().name(),
                        Amounts.record(reservation.delta()),
                        time.stepStart(reservation.from()),
                        time.stepStart(reservation.to())))
                .toList();
    }
}
