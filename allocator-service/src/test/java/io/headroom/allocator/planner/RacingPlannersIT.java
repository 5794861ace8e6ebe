package io.headroom.allocator.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.allocator.planner.PoolLeases.Lease;
import io.headroom.allocator.planner.PoolLeases.LeaseLostException;
import io.headroom.contracts.DemandForecast;
import io.headroom.contracts.QosAssigned;
import io.headroom.contracts.VmRef;
import io.headroom.support.DomainTime;
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
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@PlannerIT
class RacingPlannersIT {

    private static final int THREADS = 16;
    private static final int ROUNDS = 48;
    private static final int PATIENCE_S = 120;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @Autowired
    private Planned planned;

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
        String pool = planned.pool;
        Lease mine = Planned.await()
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
        String pool = planned.pool;
        Lease mine = Planned.await()
                .until(() -> leases.take(pool), Optional::isPresent)
                .orElseThrow();
        ExecutorService rival = Executors.newSingleThreadExecutor();

        Future<Optional<Lease>> takeover = transaction.execute(status -> {
            leases.fence(mine);
            Future<Optional<Lease>> waiting = rival.submit(() -> {
                return leases.take(pool, "another");
            });
            Planned.await()
                    .until(() -> jdbc.sql("select exists (select from pg_stat_activity where"
                                    + " wait_event_type = 'Lock' and query like 'insert into pool_lease%')")
                            .query(Boolean.class)
                            .single());
            assertThat(waiting.isDone()).isFalse();
            return waiting;
        });

        assertThat(takeover).isNotNull();
        assertThat(takeover.get(PATIENCE_S, TimeUnit.SECONDS)).isEmpty();
        rival.shutdown();
    }

    @Test
    void plansOfOnePoolFromManyThreadsNeverOverCommit() throws Exception {
        List<VmRef> vms = sixVms(Tiers::bronze, Tiers::gold);
        Lease lease = Planned.await()
                .until(() -> leases.take(planned.pool), Optional::isPresent)
                .orElseThrow();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<Boolean>> plans = new ArrayList<>();
        for (int round = 1; round <= ROUNDS; round++) {
            plans.add(threads.submit(planning(vms, round, lease)));
        }
        threads.shutdown();

        assertThat(carriedOut(plans)).isEqualTo(ROUNDS);
        nothingIsGivenTwice();
    }

    @Test
    void ofTwoPlannersThatBothBelieveToHoldThePoolOneAlonePlans() throws Exception {
        List<VmRef> vms = sixVms(Tiers::silver, Tiers::platinum);
        Lease first = Planned.await()
                .until(() -> leases.take(planned.pool), Optional::isPresent)
                .orElseThrow();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<Boolean>> late = new ArrayList<>();
        List<Future<Boolean>> bySecond = new ArrayList<>();
        int before = ROUNDS / 4;
        for (int round = 1; round <= before; round++) {
            threads.submit(planning(vms, round, first));
        }
        Lease second = takeOver(planned.pool);
        for (int round = before + 1; round <= ROUNDS; round++) {
            boolean firsts = round % 2 == 0;
            (firsts ? late : bySecond).add(threads.submit(planning(vms, round, firsts ? first : second)));
        }
        threads.shutdown();

        assertThat(carriedOut(late))
                .as("plans of the first after the takeover, seed %d", seed)
                .isZero();
        assertThat(carriedOut(bySecond))
                .as("plans of the second, seed %d", seed)
                .isPositive();
        assertThat(threads.awaitTermination(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
        nothingIsGivenTwice();
        expire(planned.pool);
    }

    /** On two hosts that are too small for all that they are going to want. */
    private List<VmRef> sixVms(BiFunction<VmRef, Long, QosAssigned> even, BiFunction<VmRef, Long, QosAssigned> odd) {
        planned.host("one", 8, 32);
        planned.host("two", 8, 32);
        List<VmRef> vms = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            vms.add(planned.vm("vm-" + i, i % 2 == 0 ? even : odd));
        }
        vms.forEach(vm -> planned.awaitCommand(vm, target -> true));
        return vms;
    }

    private static long carriedOut(List<Future<Boolean>> plans) throws Exception {
        long carriedOut = 0;
        for (Future<Boolean> plan : plans) {
            carriedOut += plan.get(PATIENCE_S, TimeUnit.SECONDS) ? 1 : 0;
        }
        return carriedOut;
    }

    private void nothingIsGivenTwice() {
        planned.audit();
        assertThat(jdbc.sql("select count(*) from command where pool_id = ? group by tenant_id, vm_id, generation"
                                + " having count(*) > 1")
                        .param(planned.pool)
                        .query(Integer.class)
                        .list())
                .as("generations that were given twice, seed %d", seed)
                .isEmpty();
    }

    /** Plans under a lease; whether it was still good. */
    private Callable<Boolean> planning(List<VmRef> vms, int round, Lease believed) {
        Map<DemandForecast, @Nullable String> forecasts = new LinkedHashMap<>();
        vms.forEach(vm -> forecasts.put(Demand.flat(vm, random.nextDouble(0.5, 7), round, time), null));
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
        return Planned.await()
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
