package io.headroom.allocator.reservation;

import io.headroom.contracts.ReservationChanged.State;
import io.headroom.contracts.VmRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** One host over many steps, with random operations on its book; every cell is compared with the sum of what covers it. */
final class BookSimulation {

    static final int SLOTS = 40;
    static final int HOLD = 12;
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final long[] SELLABLE = {16_000, 65_536, 500_000, 500_000};

    private final Random random;
    private long step = 1_000;
    private long generation;
    private HostBook book;

    BookSimulation(long seed) {
        random = new Random(seed);
        List<Slot> slots = new ArrayList<>();
        for (int i = 0; i < SLOTS; i++) {
            slots.add(slot(Amounts.zero(), Amounts.zero(), Amounts.zero()));
        }
        book = new HostBook(new HostCalendar("host", step, slots), List.of(), List.of(), step, NOW);
    }

    void operate() {
        List<Holding> holdings = List.copyOf(book.holdings());
        switch (random.nextInt(10)) {
            case 0 -> open();
            case 1 -> advance();
            case 2, 3 -> anyOf(holdings, this::grow);
            case 4 -> anyOf(holdings, this::shrinkAndSettle);
            case 5 -> anyOf(holdings, this::reserve);
            case 6, 7 -> anyOf(holdings, this::claim);
            case 8 -> anyOf(holdings, this::answer);
            default -> anyOf(holdings, this::end);
        }
        BookCheck.check(book);
    }

    private void open() {
        VmRef vm = new VmRef("acme", "vm-" + random.nextInt(12));
        if (book.holdings().stream().noneMatch(holding -> holding.vm().equals(vm))) {
            book.open(vm, "pool", amounts(1_000));
            carryAll();
        }
    }

    private void grow(Holding holding) {
        long[] growth =
                Amounts.min(amounts(4_000), Amounts.max(book.calendar().free(step, holding.coverTo), Amounts.zero()));
        if (holding.coverTo > step) {
            book.grow(holding, growth);
        }
    }

    private void shrinkAndSettle(Holding holding) {
        holding.shrink(amounts(6_000));
        if (random.nextBoolean()) {
            book.settle(holding, amounts(8_000), random.nextInt(4) == 0);
        }
        book.guarantee(holding, amounts(1_500));
    }

    private void reserve(Holding holding) {
        long from = step + random.nextInt(SLOTS - 2);
        long to = Math.min(step + SLOTS, from + 1 + random.nextInt(12));
        long[] delta = Amounts.min(amounts(3_000), Amounts.max(book.calendar().free(from, to), Amounts.zero()));
        if (!Amounts.none(delta)) {
            Reservation.Terms terms = new Reservation.Terms(
                    holding.vm(), HostBook.newId(), "pool", "host", from, to, 1, Reservation.Maker.PLANNER, NOW);
            book.reserve(Reservation.make(terms, delta, 0.1, null));
        }
    }

    private void claim(Holding holding) {
        for (Reservation reservation : List.copyOf(book.reservations(holding.vm()))) {
            if (reservation.state() == State.RESERVED && reservation.from() < holding.coverTo) {
                long[] part = Amounts.min(amounts(2_000), book.claimable(holding, reservation));
                if (!Amounts.none(part)) {
                    book.claim(holding, reservation, part, ++generation, amount -> 0.05);
                    return;
                }
            }
        }
    }

    private void answer(Holding holding) {
        boolean refused = random.nextInt(4) == 0;
        book.settle(holding, refused ? amounts(4_000) : holding.booked(), refused);
        for (Reservation reservation : List.copyOf(book.reservations(holding.vm()))) {
            if (reservation.state() == State.ACTIVATING) {
                book.confirmed(holding, reservation, refused);
            } else if (reservation.state() == State.RELEASING) {
                book.released(reservation);
            } else if (reservation.state() == State.ACTIVE && random.nextBoolean()) {
                book.giveBack(holding, reservation, ++generation, "TEST");
            }
        }
    }

    private void end(Holding holding) {
        List<Reservation> reserved = book.reserved();
        if (!reserved.isEmpty() && random.nextInt(4) > 0) {
            Reservation one = reserved.get(random.nextInt(reserved.size()));
            switch (random.nextInt(3)) {
                case 0 -> book.drop(one, "TEST");
                case 1 -> book.preempt(one, "TEST");
                default -> book.fail(one, "TEST");
            }
        } else if (random.nextInt(3) == 0) {
            book.close(holding, "TEST");
        }
    }

    private void advance() {
        step++;
        HostCalendar before = book.calendar();
        long[] guarantees = Amounts.zero();
        for (Holding holding : book.holdings()) {
            guarantees = Amounts.plus(guarantees, holding.guaranteed);
        }
        List<Slot> slots = new ArrayList<>();
        for (long at = step; at < before.endStep(); at++) {
            Slot old = before.slot(at);
            slots.add(slot(
                    Amounts.plus(old.guaranteed, old.guaranteedChange),
                    Amounts.plus(old.reserved, old.reservedChange),
                    Amounts.plus(old.active, old.activeChange)));
        }
        slots.add(slot(guarantees, guarantees, Amounts.zero()));
        List<Reservation> open = book.all().stream().filter(Reservation::open).toList();
        book = new HostBook(new HostCalendar("host", step, slots), List.copyOf(book.holdings()), open, step, NOW);
        book.expire();
        carryAll();
    }

    private void carryAll() {
        for (Holding holding : book.holdings()) {
            while (holding.coverTo < step + HOLD) {
                if (!book.carry(holding)) {
                    break;
                }
            }
        }
    }

    private interface OnHolding {

        void operate(Holding holding);
    }

    private void anyOf(List<Holding> holdings, OnHolding operation) {
        if (!holdings.isEmpty()) {
            operation.operate(holdings.get(random.nextInt(holdings.size())));
        }
    }

    private long[] amounts(int most) {
        return new long[] {
            random.nextInt(most), random.nextInt(most * 4), random.nextInt(most * 10), random.nextInt(most * 10)
        };
    }

    private static Slot slot(long[] guaranteed, long[] reserved, long[] active) {
        return new Slot(SELLABLE.clone(), Amounts.zero(), guaranteed, reserved, active);
    }
}
