package io.headroom.allocator.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.allocator.AllocatorIT;
import io.headroom.allocator.planner.CalendarSimulation.Operation;
import io.headroom.allocator.reservation.CalendarFixture;
import io.headroom.contracts.BudgetSet;
import io.headroom.contracts.ReservationChanged.State;
import io.headroom.support.DomainTime;
import io.headroom.support.messaging.Outbox;
import io.headroom.test.MutableClock;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Random operations on the calendar, {@code -Dheadroom.calendar.operations} of them from {@code -Dheadroom.calendar.seed}.
 */
@AllocatorIT
class CalendarSimulationIT {

    private static final int OPERATIONS = Integer.getInteger("headroom.calendar.operations", 5_000);
    private static final int FULL_CHECK_EVERY = 1_000;
    private static final BigDecimal LIMIT = BigDecimal.ONE;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Outbox outbox;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void noSequenceOfOperationsAndCrashesBreaksTheCalendarOrABudget() {
        long seed = Long.getLong("headroom.calendar.seed", new Random().nextLong());
        System.out.printf("calendar simulation: %d operations from seed %d%n", OPERATIONS, seed);
        MutableClock clock = new MutableClock(Instant.parse("2030-01-01T00:00:00Z"));
        DomainTime time = new DomainTime(1, clock);
        CrashingJdbcTemplate crashing = new CrashingJdbcTemplate(dataSource);
        SimulatedPool pool =
                new SimulatedPool("sim-" + UUID.randomUUID().toString().substring(0, 8));
        CalendarFixture calendar = new CalendarFixture(crashing, outbox, time);
        Budgets budgets = new Budgets(JdbcClient.create(crashing), time);
        transaction.executeWithoutResult(status -> {
            pool.create(jdbc);
            pool.hosts().forEach(host -> calendar.openCalendar(host, pool.id()));
            SimulatedPool.TENANTS.subList(0, 2).forEach(tenant -> budgets.store(threshold(tenant, clock.instant())));
        });
        CalendarSimulation simulation =
                new CalendarSimulation(calendar, budgets, crashing, transaction, clock, time, pool, seed);

        long began = System.nanoTime();
        for (int operation = 1; operation <= OPERATIONS; operation++) {
            try {
                simulation.operate();
                if (operation % FULL_CHECK_EVERY == 0 || operation == OPERATIONS) {
                    checkAll(pool, time.stepIndex(time.now()));
                    checked(operation, began);
                }
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ", operation " + operation, e);
            }
        }

        List<String> reached = jdbc.sql("select to_state || ' ' || count(*) from reservation_transition"
                        + " join reservation using (tenant_id, reservation_id) where pool_id = ? group by to_state")
                .param(pool.id())
                .query(String.class)
                .list();
        System.out.printf(
                "calendar simulation: %s, %d crashes, %d changes of a host; reservations became %s%n",
                simulation.done(), simulation.crashes(), simulation.changes(), reached);
        assertThat(simulation.done()).containsOnlyKeys(Operation.values());
        assertThat(simulation.crashes()).isPositive();
        assertThat(simulation.changes()).isGreaterThan(OPERATIONS / 3);
        assertThat(reached).hasSize(State.values().length);
    }

    private static void checked(int operation, long began) {
        if (operation % (10 * FULL_CHECK_EVERY) == 0) {
            System.out.printf(
                    "calendar simulation: nothing broken after %d operations, %.0f s%n",
                    operation, (System.nanoTime() - began) / 1e9);
        }
    }

    private void checkAll(SimulatedPool pool, long step) {
        CalendarAudit.check(jdbc, pool.id(), step);
        ReservationAudit.checkLives(jdbc, pool.id());
        ReservationAudit.checkGenerations(jdbc, pool.id());
        ReservationAudit.checkLimits(jdbc, pool.id(), List.copyOf(SimulatedPool.TENANTS), step);
    }

    private static BudgetSet threshold(String tenant, Instant now) {
        return new BudgetSet(tenant, 1, BudgetSet.Window.HOUR, LIMIT, "EUR", true, now);
    }
}
