package io.headroom.allocator.planner;

import io.headroom.allocator.allocation.AllocationEntry;
import io.headroom.allocator.reservation.Amounts;
import io.headroom.allocator.reservation.Holding;
import io.headroom.allocator.reservation.HostBook;
import io.headroom.allocator.reservation.Reservation;
import io.headroom.contracts.AllocationChanged.Outcome;
import io.headroom.contracts.AllocationCommand.Target;
import io.headroom.contracts.ReservationChanged.State;
import java.util.List;

/** Lets holdings and reservations follow what the providers have reported. */
final class Settling {

    private Settling() {}

    static void settle(VmPlan vm) {
        AllocationEntry allocation = vm.allocation;
        Holding holding = vm.holding;
        HostBook book = vm.book;
        if (allocation == null || holding == null || book == null) {
            return;
        }
        Target effective = allocation.effective();
        boolean refused = allocation.outcome() == Outcome.REFUSED || allocation.outcome() == Outcome.FAILED;
        if (allocation.appliedGeneration() >= allocation.generation() && allocation.generation() > 0) {
            book.settle(holding, effective == null ? Amounts.zero() : Amounts.of(effective.resources()), refused);
        }
        for (Reservation reservation : List.copyOf(book.reservations(vm.vm()))) {
            if (reservation.generation() > allocation.appliedGeneration()) {
                continue;
            }
            if (reservation.state() == State.ACTIVATING) {
                book.confirmed(holding, reservation, refused);
            } else if (reservation.state() == State.RELEASING) {
                book.released(reservation);
            }
        }
    }
}
