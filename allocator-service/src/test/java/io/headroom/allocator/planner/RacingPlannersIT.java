package io.headroom.allocator.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.allocator.planner.PoolLeases.Lease;
import io.headroom.allocator.planner.PoolLeases.LeaseLostException;
import io.headroom.contracts.DemandForecast;
import io.headroom.contracts.VmRef;
import io.headroom.support.DomainTime;
import io.headroom.test.Api;
import io.headroom.test.RecordProbe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@PlannerIT
class RacingPlannersIT {

    @Autowired
    private Api api;

    @Autowired
    private RecordProbe records;

    @Autowired
    private DomainTime time;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private PoolLeases leases;

    @Autowired
    private PoolPlanner planner;

    @Autowired
    private PlanInbox inbox;

    @Test
    void aPlannerWhoseLeaseWasTakenOverCanNoLongerPlan() {
        String pool = new Planned(api, records).pool;
        Lease mine = Awaitility.await()
                .until(() -> leases.take(pool), Optional::isPresent)
                .orElseThrow();
        assertThat(leases.take(pool, "another")).isEmpty();

        Lease theirs = takeOver(pool);

        assertThat(theirs.epoch()).isGreaterThan(mine.epoch());
        assertThatThrownBy(() -> planner.plan(mine, true)).isInstanceOf(LeaseLostException.class);
        expire(pool);
    }

    @Test
    void aTakeoverWaitsForThePlanThatIsUnderWay() throws Exception {
        String pool = new Planned(api, records).pool;
        Lease mine = Awaitility.await()
                .until(() -> leases.take(pool), Optional::isPresent)
                .orElseThrow();
        ExecutorService rival = Executors.newSingleThreadExecutor();

        Future<Optional<Lease>> takeover = transaction.execute(status -> {
            leases.fence(mine);
            Future<Optional<Lease>> waiting = rival.submit(() -> {
                return leases.take(pool, "another");
            });
            Awaitility.await()
                    .until(() -> jdbc.sql("select exists (select from pg_stat_activity where"
                                    + " wait_event_type = 'Lock' and query like 'insert into pool_lease%')")
                            .query(Boolean.class)
                            .single());
            assertThat(waiting.isDone()).isFalse();
            return waiting;
        });

        assertThat(takeover).isNotNull();
        assertThat(takeover.get(10, TimeUnit.SECONDS)).isEmpty();
        rival.shutdown();
    }

    @Test
    void plansOfOnePoolFromManyThreadsNeverOverCommit() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Planned planned = new Planned(api, records);
        planned.host("one", 8, 32);
        planned.host("two", 8, 32);
        List<VmRef> vms = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            vms.add(planned.vm("vm-" + i, i % 2 == 0 ? Tiers::bronze : Tiers::gold));
        }
        vms.forEach(vm -> planned.awaitCommand(vm, target -> true));
        Lease lease = leases.take(planned.pool).orElseThrow();
        ExecutorService threads = Executors.newFixedThreadPool(16);
        List<Future<?>> plans = new ArrayList<>();
        for (int round = 1; round <= 48; round++) {
            Map<DemandForecast, @Nullable String> forecasts = new LinkedHashMap<>();
            for (VmRef vm : vms) {
                forecasts.put(Demand.flat(vm, random.nextDouble(0.5, 7), round, time), null);
            }
            plans.add(threads.submit(() -> {
                transaction.executeWithoutResult(status -> inbox.forecasts(forecasts));
                planner.plan(lease, true);
            }));
        }
        threads.shutdown();
        for (Future<?> plan : plans) {
            plan.get(60, TimeUnit.SECONDS);
        }

        transaction.executeWithoutResult(status -> CalendarAudit.check(jdbc, planned.pool, time.stepIndex(time.now())));
        assertThat(jdbc.sql("select count(*) from command where pool_id = ? group by tenant_id, vm_id, generation"
                                + " having count(*) > 1")
                        .param(planned.pool)
                        .query(Integer.class)
                        .list())
                .as("seed %d", seed)
                .isEmpty();
    }

    @Test
    void ofTwoPlannersThatBothBelieveToHoldThePoolOneAlonePlans() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Planned planned = new Planned(api, records);
        planned.host("one", 8, 32);
        planned.host("two", 8, 32);
        List<VmRef> vms = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            vms.add(planned.vm("vm-" + i, i % 2 == 0 ? Tiers::silver : Tiers::platinum));
        }
        vms.forEach(vm -> planned.awaitCommand(vm, target -> true));
        Lease first = Awaitility.await()
                .until(() -> leases.take(planned.pool), Optional::isPresent)
                .orElseThrow();
        ExecutorService threads = Executors.newFixedThreadPool(16);
        List<Future<Boolean>> byFirst = new ArrayList<>();
        List<Future<Boolean>> bySecond = new ArrayList<>();
        for (int round = 1; round <= 12; round++) {
            byFirst.add(threads.submit(planning(vms, random.nextDouble(0.5, 7), round, first)));
        }
        Lease second = takeOver(planned.pool);
        for (int round = 13; round <= 48; round++) {
            Lease believed = round % 2 == 0 ? first : second;
            (round % 2 == 0 ? byFirst : bySecond)
                    .add(threads.submit(planning(vms, random.nextDouble(0.5, 7), round, believed)));
        }
        threads.shutdown();

        long late = 0;
        for (Future<Boolean> plan : byFirst.subList(12, byFirst.size())) {
            late += plan.get(60, TimeUnit.SECONDS) ? 1 : 0;
        }
        long planning = 0;
        for (Future<Boolean> plan : bySecond) {
            planning += plan.get(60, TimeUnit.SECONDS) ? 1 : 0;
        }
        assertThat(late)
                .as("plans of the first after the takeover, seed %d", seed)
                .isZero();
        assertThat(planning).as("plans of the second, seed %d", seed).isPositive();
        transaction.executeWithoutResult(status -> CalendarAudit.check(jdbc, planned.pool, time.stepIndex(time.now())));
        assertThat(jdbc.sql("select count(*) from command where pool_id = ? group by tenant_id, vm_id, generation"
                                + " having count(*) > 1")
                        .param(planned.pool)
                        .query(Integer.class)
                        .list())
                .as("generations that were given twice, seed %d", seed)
                .isEmpty();
        expire(planned.pool);
    }

    /** Plans under a lease; whether it was still good. */
    private Callable<Boolean> planning(List<VmRef> vms, double cores, int round, Lease believed) {
        Map<DemandForecast, @Nullable String> forecasts = new LinkedHashMap<>();
        vms.forEach(vm -> forecasts.put(Demand.flat(vm, cores, round, time), null));
        return () -> {
            transaction.executeWithoutResult(status -> inbox.forecasts(forecasts));
            try {
                planner.plan(believed, true);
                return true;
            } catch (LeaseLostException e) {
                return false;
            }
        };
    }

    /** The service's own planner takes the lease again as soon as it has run out: tried until the other is quicker. */
    private Lease takeOver(String pool) {
        return Awaitility.await()
                .until(
                        () -> {
                            expire(pool);
                            return leases.take(pool, "another");
                        },
                        Optional::isPresent)
                .orElseThrow();
    }

    private void expire(String pool) {
        jdbc.sql("update pool_lease set expires_at = clock_timestamp() - interval '1 second' where pool_id = ?")
                .param(pool)
                .update();
    }
}
