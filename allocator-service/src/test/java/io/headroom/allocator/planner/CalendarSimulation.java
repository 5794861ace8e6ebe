package io.headroom.allocator.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.allocator.planner.CrashingJdbcTemplate.CrashException;
import io.headroom.allocator.reservation.CalendarFixture;
import io.headroom.allocator.reservation.HostBook;
import io.headroom.support.DomainTime;
import io.headroom.test.MutableClock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A small pool over many steps, with random operations on its calendar in a real database, each in a transaction of its own
 * as the planner makes them. One in eight dies before one of its statements. After each the stored rows of the hosts that it
 * touched are checked; after one that died they have to be as before.
 */
final class CalendarSimulation {

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
    private final SimulatedOperations operations;
    private final Map<Operation, Integer> done = new EnumMap<>(Operation.class);
    private final Map<String, String> contents = new HashMap<>();
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
        this.operations = new SimulatedOperations(pool, random, vm -> pool.placed(JdbcClient.create(jdbc), vm));
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
        Map<String, HostBook> stored = calendar.stored(hosts);
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
    }

    private void inTransaction(Operation operation, List<String> hosts) {
        boolean capacityChanged = operation == Operation.LOSE_OR_REGAIN_HOST;
        if (capacityChanged) {
            pool.loseOrRegain(JdbcClient.create(jdbc), random);
        }
        Map<String, HostBook> books = calendar.books().open(hosts, capacityChanged);
        long step = time.stepIndex(time.now());
        SimulatedMoney money = new SimulatedMoney(budgets.open(SimulatedPool.TENANTS, step));
        operations.apply(operation, books, step, time.now(), money);
        calendar.books().write(books.values());
        budgets.commit(money.within(), step, false);
        budgets.commit(money.exceeded(), step, true);
    }
}
