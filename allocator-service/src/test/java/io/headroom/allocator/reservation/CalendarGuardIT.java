package io.headroom.allocator.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.allocator.AllocatorIT;
import io.headroom.allocator.Estate;
import io.headroom.contracts.VmRef;
import io.headroom.support.DomainTime;
import io.headroom.test.Api;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@AllocatorIT
class CalendarGuardIT {

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private HostBooks books;

    @Autowired
    private CapacityCalendar calendar;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private DomainTime time;

    private String pool = "";
    private String host = "";

    @BeforeEach
    void aHost() {
        Estate estate = new Estate(api);
        pool = estate.pool();
        host = estate.host("host", pool);
        // The planner lets the slots follow the new host's capacity once.
        Awaitility.await()
                .until(() -> jdbc.sql("select count(*) from plan_request where pool_id = ?")
                                .param(pool)
                                .query(Integer.class)
                                .single()
                        == 0);
    }

    @Test
    void theDatabaseItselfRefusesToOverCommitASlot() {
        assertThatThrownBy(() -> jdbc.sql("update calendar_slot set active_cpu_millicores = sellable_cpu_millicores,"
                                + " reserved_cpu_millicores = 1 where host_id = ?")
                        .param(host)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("no_over_commit_of_cpu_millicores");
    }

    @Test
    void aGrantThatNoLongerFitsIsNotWritten() {
        long step = time.stepIndex(time.now());
        jdbc.sql("update calendar_slot set lost_cpu_millicores = 15000 where host_id = ? and step = ?")
                .params(host, step + 3)
                .update();
        HostCalendar blind = slotsFrom(step);
        blind.activate(step, step + 12, new long[] {2000, 0, 0, 0}, 1);

        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> calendar.write(List.of(blind))))
                .isInstanceOf(CapacityTakenException.class);

        assertThat(active(step)).isZero();
    }

    @Test
    void whatRunsAlreadyIsCarriedOnIntoASlotThatHasLostCapacity() {
        long step = time.stepIndex(time.now());
        jdbc.sql("update calendar_slot set lost_cpu_millicores = 15000 where host_id = ? and step = ?")
                .params(host, step)
                .update();
        HostCalendar slots = slotsFrom(step);
        slots.activate(step, step + 1, new long[] {2000, 0, 0, 0}, 1);
        slots.carry(step, step + 1, new long[] {2000, 0, 0, 0});

        transaction.executeWithoutResult(status -> calendar.write(List.of(slots)));

        assertThat(active(step)).isEqualTo(2000);
    }

    @Test
    void sixteenWritersAtOnceNeverSellAUnitTwice() throws InterruptedException {
        ExecutorService writers = Executors.newFixedThreadPool(16);
        CountDownLatch start = new CountDownLatch(1);
        AtomicInteger granted = new AtomicInteger();
        for (int i = 0; i < 40; i++) {
            VmRef vm = new VmRef("acme", "vm-" + i);
            writers.submit(() -> {
                start.await();
                return transaction.execute(status -> reserveACore(vm, granted));
            });
        }
        start.countDown();
        writers.shutdown();
        assertThat(writers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();

        assertThat(granted).hasValue(16);
        assertThat(jdbc.sql("select max(reserved_cpu_millicores) from calendar_slot where host_id = ?")
                        .param(host)
                        .query(Long.class)
                        .single())
                .isEqualTo(16_000);
    }

    private boolean reserveACore(VmRef vm, AtomicInteger granted) {
        HostBook book = Objects.requireNonNull(books.open(List.of(host), false).get(host));
        long from = book.calendar().firstStep() + 20;
        long[] core = {1000, 0, 0, 0};
        if (!Amounts.within(core, book.calendar().free(from, from + 12))) {
            return false;
        }
        book.reserve(Reservation.make(
                new Reservation.Terms(
                        vm, HostBook.newId(), pool, host, from, from + 12, 1, Reservation.Maker.PLANNER, time.now()),
                core,
                0.1,
                null));
        books.write(List.of(book));
        granted.incrementAndGet();
        return true;
    }

    private HostCalendar slotsFrom(long step) {
        return Objects.requireNonNull(calendar.load(List.of(host), step).get(host));
    }

    private long active(long step) {
        return jdbc.sql("select active_cpu_millicores from calendar_slot where host_id = ? and step = ?")
                .params(host, step)
                .query(Long.class)
                .single();
    }
}
