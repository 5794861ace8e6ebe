package io.headroom.allocator.planner;

import io.headroom.allocator.planner.CalendarSimulation.Operation;
import io.headroom.allocator.reservation.Amounts;
import io.headroom.allocator.reservation.Holding;
import io.headroom.allocator.reservation.HostBook;
import io.headroom.allocator.reservation.Reservation;
import io.headroom.contracts.ReservationChanged.State;
import io.headroom.contracts.VmRef;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;

/** What the planner does to the books of hosts, at random: nothing here knows the database. */
final class SimulatedOperations {

    private static final int HOLD = 12;
    private static final int LEAD = 1;
    private static final int VMS = 18;
    private static final int MOST_RESERVATIONS = 8;

    private final SimulatedPool pool;
    private final Random random;
    private final Predicate<VmRef> placed;
    private final Map<VmRef, Integer> dearness = new HashMap<>();
    private long generation;

    /** @param placed whether a VM holds something on any host */
    SimulatedOperations(SimulatedPool pool, Random random, Predicate<VmRef> placed) {
        this.pool = pool;
        this.random = random;
        this.placed = placed;
    }

    /** Does it to the first of the books, or to all where it concerns all. */
    void apply(Operation operation, Map<String, HostBook> books, long step, Instant now, SimulatedMoney money) {
        HostBook book = books.values().iterator().next();
        switch (operation) {
            case PLACE -> place(book, step, money);
            case GROW -> each(book, holding -> grow(book, holding, step, money));
            case SHRINK -> each(book, holding -> shrink(holding, step));
            case SETTLE -> each(book, holding -> book.settle(holding, holding.target(), false));
            case RESERVE -> each(book, holding -> reserve(book, holding, step, now, money));
            case ACTIVATE -> each(book, holding -> activate(book, holding, step, money));
            case ANSWER -> each(book, holding -> answer(book, holding));
            case END -> end(book);
            case CHANGE_TIER -> each(book, holding -> book.guarantee(holding, pool.amounts(random, 1_500)));
            case CHANGE_PRICE -> each(book, holding -> changePrice(holding, step, money));
            case LOSE_OR_REGAIN_HOST -> evacuate(books, step);
            case NEXT_STEP -> nextStep(books.values(), step, money);
        }
    }

    private void place(HostBook book, long step, SimulatedMoney money) {
        VmRef vm = pool.vm(random.nextInt(VMS));
        if (placed.test(vm)) {
            return;
        }
        Holding holding = pool.up(book) ? book.open(vm, pool.id(), pool.amounts(random, 1_000)) : null;
        if (holding != null) {
            carry(book, holding, step);
            grow(book, holding, step, money);
        }
    }

    private void grow(HostBook book, Holding holding, long step, SimulatedMoney money) {
        if (holding.coverTo() <= step || !pool.up(book)) {
            return;
        }
        long[] free = Amounts.max(book.calendar().free(step, holding.coverTo()), Amounts.zero());
        long[] growth = Amounts.min(pool.amounts(random, 4_000), free);
        double cost = rate(holding.vm(), growth);
        if (money.spend(holding.vm().tenantId(), cost, true)) {
            book.grow(holding, growth);
            holding.planned(step, rate(holding.vm(), holding.target()));
        }
    }

    private void shrink(Holding holding, long step) {
        holding.shrink(pool.amounts(random, 6_000));
        holding.planned(step, rate(holding.vm(), holding.target()));
    }

    private void reserve(HostBook book, Holding holding, long step, Instant now, SimulatedMoney money) {
        long from = step + random.nextInt(random.nextBoolean() ? LEAD + HOLD : 60);
        long to = Math.min(book.calendar().endStep(), from + 1 + random.nextInt(24));
        long[] free = Amounts.max(book.calendar().free(from, to), Amounts.zero());
        long[] delta = Amounts.min(pool.amounts(random, 3_000), free);
        double cost = 0.3 * rate(holding.vm(), delta);
        if (Amounts.none(delta)
                || book.reservations(holding.vm()).size() >= MOST_RESERVATIONS
                || !pool.up(book)
                || !money.spend(holding.vm().tenantId(), cost * (to - from), false)) {
            return;
        }
        Reservation.Terms terms = new Reservation.Terms(
                holding.vm(),
                "res-" + new UUID(random.nextLong(), random.nextLong()),
                pool.id(),
                holding.hostId(),
                from,
                to,
                random.nextDouble(),
                Reservation.Maker.PLANNER,
                now);
        book.reserve(Reservation.make(terms, delta, cost, null));
    }

    private void activate(HostBook book, Holding holding, long step, SimulatedMoney money) {
        for (Reservation reservation : List.copyOf(book.reservations(holding.vm()))) {
            if (reservation.state() == State.RESERVED && reservation.from() < step + LEAD + HOLD) {
                long[] part = Amounts.min(pool.amounts(random, 2_000), book.claimable(holding, reservation));
                if (!Amounts.none(part) && money.spend(holding.vm().tenantId(), rate(holding.vm(), part), true)) {
                    book.claim(holding, reservation, part, ++generation, amount -> 0.3 * rate(holding.vm(), amount));
                    holding.planned(step, rate(holding.vm(), holding.target()));
                    return;
                }
            }
        }
    }

    private void answer(HostBook book, Holding holding) {
        boolean refused = random.nextInt(5) == 0;
        book.settle(holding, refused ? Amounts.min(holding.booked(), holding.target()) : holding.target(), refused);
        for (Reservation reservation : List.copyOf(book.reservations(holding.vm()))) {
            if (reservation.state() == State.ACTIVATING) {
                book.confirmed(holding, reservation, refused);
            } else if (reservation.state() == State.RELEASING) {
                book.released(reservation);
            } else if (reservation.state() == State.ACTIVE && random.nextBoolean()) {
                book.giveBack(holding, reservation, ++generation, "SIMULATED");
            }
        }
    }

    private void end(HostBook book) {
        List<Reservation> reserved = book.reserved();
        if (!reserved.isEmpty() && random.nextInt(4) > 0) {
            Reservation one = reserved.get(random.nextInt(reserved.size()));
            switch (random.nextInt(3)) {
                case 0 -> book.drop(one, "SIMULATED");
                case 1 -> book.preempt(one, "SIMULATED");
                default -> book.fail(one, "SIMULATED");
            }
        } else if (random.nextInt(3) == 0) {
            each(book, holding -> book.close(holding, "SIMULATED"));
        }
    }

    /** What a VM holds costs another price from now on; if its tenant cannot pay it, it has to shrink. */
    private void changePrice(Holding holding, long step, SimulatedMoney money) {
        double before = holding.costPerStep();
        dearness.put(holding.vm(), 1 + random.nextInt(4));
        double dearer = rate(holding.vm(), holding.target()) - before;
        if (!money.spend(holding.vm().tenantId(), Math.max(0, dearer), true)) {
            holding.shrink(Amounts.zero());
        }
        holding.planned(step, rate(holding.vm(), holding.target()));
    }

    private void evacuate(Map<String, HostBook> books, long step) {
        for (HostBook lost : books.values()) {
            if (pool.up(lost)) {
                continue;
            }
            for (Holding holding : List.copyOf(lost.holdings())) {
                HostBook other = books.values().stream()
                        .filter(book -> pool.up(book)
                                && Amounts.within(
                                        holding.guaranteed(),
                                        book.calendar()
                                                .free(step, book.calendar().endStep())))
                        .findFirst()
                        .orElse(null);
                if (other != null) {
                    lost.close(holding, "HOST_LOST");
                    Holding moved = other.open(holding.vm(), pool.id(), holding.guaranteed());
                    if (moved != null) {
                        carry(other, moved, step);
                    }
                }
            }
        }
    }

    private void nextStep(Collection<HostBook> books, long step, SimulatedMoney money) {
        for (HostBook book : books) {
            book.expire();
            for (Holding holding : List.copyOf(book.holdings())) {
                carry(book, holding, step);
                if (money.left(holding.vm().tenantId()) < 0) {
                    money.giveBack(holding.vm().tenantId(), holding.costPerStep());
                    holding.shrink(Amounts.zero());
                    holding.planned(step, 0);
                }
            }
        }
    }

    /** Carries a cover on to the hold's end; reservations in its way give way, and if that is not enough it ends there. */
    private static void carry(HostBook book, Holding holding, long step) {
        while (holding.coverTo() < step + HOLD) {
            if (book.carry(holding)) {
                continue;
            }
            long slot = Math.max(holding.coverTo(), step);
            List<Reservation> inTheWay = book.reserved().stream()
                    .filter(reservation -> reservation.covers(slot))
                    .toList();
            if (inTheWay.isEmpty()) {
                book.close(holding, "NOT_CARRIED");
                return;
            }
            book.preempt(inTheWay.get(0), "NEEDED_BY_WHAT_RUNS");
        }
    }

    private double rate(VmRef vm, long[] amounts) {
        return SimulatedPool.rate(amounts) * dearness.getOrDefault(vm, 1);
    }

    private interface OnHolding {

        void operate(Holding holding);
    }

    private void each(HostBook book, OnHolding operation) {
        List<Holding> holdings = List.copyOf(book.holdings());
        if (!holdings.isEmpty()) {
            operation.operate(holdings.get(random.nextInt(holdings.size())));
        }
    }
}
