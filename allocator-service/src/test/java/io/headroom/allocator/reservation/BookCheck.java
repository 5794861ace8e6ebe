package io.headroom.allocator.reservation;

import io.headroom.contracts.ReservationChanged.State;
import java.util.Arrays;

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
            long[] storedActive = Amounts.plus(slot.active, slot.activeChange);
            long[] storedReserved = Amounts.plus(slot.reserved, slot.reservedChange);
            expect(book, at, "active", storedActive, active);
            expect(book, at, "reserved", storedReserved, reserved);
            expect(book, at, "guaranteed", Amounts.plus(slot.guaranteed, slot.guaranteedChange), guaranteed);
            if (!Amounts.within(Amounts.plus(storedActive, storedReserved), slot.sellable)) {
                throw new AssertionError("slot " + at + " of " + book.calendar().hostId() + " is over-committed");
            }
        }
    }

    /** By hand: it is done for every cell after every operation. */
    private static void expect(HostBook book, long step, String what, long[] actual, long[] expected) {
        if (!Arrays.equals(actual, expected)) {
            throw new AssertionError("slot " + step + " of " + book.calendar().hostId() + ": " + what + " is "
                    + Arrays.toString(actual) + ", what covers it adds up to " + Arrays.toString(expected));
        }
    }
}
