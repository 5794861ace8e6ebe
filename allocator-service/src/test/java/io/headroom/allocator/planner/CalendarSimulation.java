package io.headroom.allocator.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.allocator.planner.Budgets.Spendable;
import io.headroom.allocator.planner.CrashingJdbcTemplate.CrashException;
import io.headroom.allocator.reservation.Amounts;
import io.headroom.allocator.reservation.CalendarFixture;
import io.headroom.allocator.reservation.Holding;
import io.headroom.allocator.reservation.HostBook;
import io.headroom.allocator.reservation.Reservation;
import io.headroom.contracts.ReservationChanged.State;
import io.headroom.contracts.VmRef;
import io.headroom.support.DomainTime;
import io.headroom.test.MutableClock;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A small pool over many steps, with random operations on its calendar in a real database, each in a transaction of its own
 * as the planner makes them. One in eight dies before one of its statements. After each the stored rows of the hosts that it
 * touched are checked; after one that died they have to be as before.
 */
final class CalendarSimulation {

    private static final int HOLD = 12;
    private static final int LEAD = 1;
    private static final int VMS = 18;
    private static final int MOST_RESERVATIONS = 8;
    private static final int ONE_CRASH_IN = 8;
    /** The statements of an operation, more or less: a crash beyond them does not happen. */
    private static final int STATEMENTS = 16;

    private final CalendarFixture calendar;
    private final Budgets budgets;
    private final CrashingJdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final MutableClock clock;
    private final DomainTime time;
    private final SimulatedPool pool;
    private final Random random;
    private final Map<Operation, Integer> done = new EnumMap<>(Operation.class);
    private final Map<String, String> contents = new HashMap<>();
    private final Map<VmRef, Integer> dearness = new HashMap<>();
    private long generation;
    private int crashes;
    private int changes;
    private boolean stepDue = true;

    CalendarSimulation(
            CalendarFixture calendar,
            Budgets budgets,
            CrashingJdbcTemplate jdbc,
            TransactionTemplate transaction,
            MutableClock clock,
            DomainTime time,
            SimulatedPool pool,
            long seed) {
        this.calendar = calendar;
        this.budgets = budgets;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.time = time;
        this.pool = pool;
        this.random = new Random(seed);
    }

    /** What is done to the calendar, some of it more often. */
    enum Operation {
        PLACE(8),
        GROW(8),
        SHRINK(6),
        SETTLE(6),
        RESERVE(20),
        ACTIVATE(20),
        ANSWER(12),
        END(3),
        CHANGE_TIER(4),
        CHANGE_PRICE(4),
        LOSE_OR_REGAIN_HOST(1),
        NEXT_STEP(4);

        private final int weight;

        Operation(int weight) {
            this.weight = weight;
        }

        static Operation random(Random random) {
            int left = random.nextInt(Arrays.stream(values())
                    .mapToInt(operation -> operation.weight)
                    .sum());
            for (Operation operation : values()) {
                left -= operation.weight;
                if (left < 0) {
                    return operation;
                }
            }
            throw new IllegalStateException();
        }
    }

    Map<Operation, Integer> done() {
        return done;
    }

    int crashes() {
        return crashes;
    }

    /** How many operations left a host other than they found it. */
    int changes() {
        return changes;
    }

    /** One operation and its check. */
    void operate() {
        Operation operation = stepDue ? Operation.NEXT_STEP : Operation.random(random);
        if (operation == Operation.NEXT_STEP && !stepDue) {
            clock.advance(time.step());
            stepDue = true;
        }
        boolean wide = operation == Operation.NEXT_STEP || operation == Operation.LOSE_OR_REGAIN_HOST;
        List<String> hosts = wide
                ? pool.hosts()
                : List.of(pool.hosts().get(random.nextInt(pool.hosts().size())));
        boolean dies = random.nextInt(ONE_CRASH_IN) == 0;
        if (dies) {
            jdbc.crashAfter(random.nextInt(STATEMENTS));
        }
        boolean died = false;
        try {
            transaction.executeWithoutResult(status -> inTransaction(operation, hosts));
            done.merge(operation, 1, Integer::sum);
            stepDue &= operation != Operation.NEXT_STEP;
        } catch (CrashException e) {
            died = true;
            crashes++;
        } finally {
            jdbc.crashNoMore();
        }
        check(operation, hosts, died);
    }

    private void check(Operation operation, List<String> hosts, boolean died) {
        if (stepDue) {
            return;
        }
        transaction.executeWithoutResult(status -> {
            Map<String, HostBook> stored = calendar.books().open(hosts, false);
            calendar.check(stored.values());
            stored.forEach((host, book) -> {
                String content = calendar.content(book);
                if (died) {
                    assertThat(content)
                            .as("%s after a crash in %s", host, operation)
                            .isEqualTo(contents.get(host));
                }
                changes += content.equals(contents.put(host, content)) ? 0 : 1;
            });
        });
    }

    private void inTransaction(Operation operation, List<String> hosts) {
        boolean capacityChanged = operation == Operation.LOSE_OR_REGAIN_HOST;
        if (capacityChanged) {
            pool.loseOrRegain(JdbcClient.create(jdbc), random);
        }
        Map<String, HostBook> books = calendar.books().open(hosts, capacityChanged);
        long step = time.stepIndex(time.now());
        Money money = new Money(budgets.open(SimulatedPool.TENANTS, step));
        HostBook book = books.values().iterator().next();
        switch (operation) {
            case PLACE -> place(book, step, money);
            case GROW -> each(book, holding -> grow(book, holding, step, money));
            case SHRINK -> each(book, holding -> shrink(holding, step));
            case SETTLE -> each(book, holding -> book.settle(holding, holding.target(), false));
            case RESERVE -> each(book, holding -> reserve(book, holding, step, money));
            case ACTIVATE -> each(book, holding -> activate(book, holding, step, money));
            case ANSWER -> each(book, holding -> answer(book, holding));
            case END -> end(book);
            case CHANGE_TIER -> each(book, holding -> book.guarantee(holding, pool.amounts(random, 1_500)));
            case CHANGE_PRICE -> each(book, holding -> changePrice(holding, step, money));
            case LOSE_OR_REGAIN_HOST -> evacuate(books, step);
            case NEXT_STEP -> nextStep(books.values(), step, money);
        }
        calendar.books().write(books.values());
        budgets.commit(money.tenants(), step, money.exceeded());
    }

    private void place(HostBook book, long step, Money money) {
        VmRef vm = pool.vm(random.nextInt(VMS));
        if (pool.placed(JdbcClient.create(jdbc), vm)) {
            return;
        }
        Holding holding = pool.up(book) ? book.open(vm, pool.id(), pool.amounts(random, 1_000)) : null;
        if (holding != null) {
            carry(book, holding, step);
            grow(book, holding, step, money);
        }
    }

    private void grow(HostBook book, Holding holding, long step, Money money) {
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

    private void reserve(HostBook book, Holding holding, long step, Money money) {
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
                time.now());
        book.reserve(Reservation.make(terms, delta, cost, null));
    }

    private void activate(HostBook book, Holding holding, long step, Money money) {
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
    private void changePrice(Holding holding, long step, Money money) {
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

    private void nextStep(Collection<HostBook> books, long step, Money money) {
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

    /** What tenants may still spend in an operation. */
    private static final class Money {

        private final Map<String, Double> left = new LinkedHashMap<>();
        private final Map<String, Long> steps = new HashMap<>();

        Money(Map<String, Spendable> spendable) {
            spendable.forEach((tenant, money) -> {
                left.put(tenant, money.amount());
                steps.put(tenant, money.steps());
            });
        }

        Collection<String> tenants() {
            return left.keySet();
        }

        double left(String tenant) {
            return left.getOrDefault(tenant, 0.0);
        }

        boolean exceeded() {
            return left.values().stream().anyMatch(amount -> amount < 0);
        }

        /** @param held whether the cost comes each step to the end of the window */
        boolean spend(String tenant, double cost, boolean held) {
            Double amount = left.get(tenant);
            if (amount == null) {
                return true;
            }
            double all = held ? cost * steps.getOrDefault(tenant, 1L) : cost;
            if (all > amount) {
                return all <= 0;
            }
            left.put(tenant, amount - all);
            return true;
        }

        void giveBack(String tenant, double cost) {
            left.computeIfPresent(tenant, (key, amount) -> amount + cost * steps.getOrDefault(tenant, 1L));
        }
    }
}
