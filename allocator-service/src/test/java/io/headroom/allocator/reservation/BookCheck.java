package io.headroom.allocator.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.contracts.ReservationChanged.State;

/** Compares every cell of a book with the sum of what covers it. */
final class BookCheck {

    private BookCheck() {}

    static void check(HostBook book) {
        for (long at = book.calendar().firstStep(); at < book.calendar().endStep(); at++) {
            Slot slot = book.calendar().slot(at);
            long[] active = Amounts.zero();
            long[] reserved = Amounts.zero();
            long[] guaranteed = Amounts.zero();
            for (Holding holding : book.holdings()) {
                guaranteed = Amounts.plus(guaranteed, holding.guaranteed);
                if (at < holding.coverTo) {
                    active = Amounts.plus(active, holding.booked);
                } else {
                    reserved = Amounts.plus(reserved, holding.guaranteed);
                }
                for (Reservation reservation : book.reservations(holding.vm())) {
                    boolean claimed = reservation.state() == State.ACTIVATING || reservation.state() == State.ACTIVE;
                    if (reservation.covers(at)
                            && (reservation.state() == State.RESERVED || (claimed && at >= holding.coverTo))) {
                        reserved = Amounts.plus(reserved, reservation.delta());
                    }
                }
            }
            String where = "slot " + at + " of " + book.calendar().hostId();
            assertThat(Amounts.plus(slot.active, slot.activeChange))
                    .as("active of %s", where)
                    .isEqualTo(active);
            assertThat(Amounts.plus(slot.reserved, slot.reservedChange))
                    .as("reserved of %s", where)
                    .isEqualTo(reserved);
            assertThat(Amounts.plus(slot.guaranteed, slot.guaranteedChange))
                    .as("guaranteed of %s", where)
                    .isEqualTo(guaranteed);
            assertThat(Amounts.within(Amounts.plus(active, reserved), slot.sellable))
                    .as("no over-commit in %s", where)
                    .isTrue();
        }
    }
}
