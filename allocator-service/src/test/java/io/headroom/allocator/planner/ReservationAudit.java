package io.headroom.allocator.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks for reservations that vanished or lived an illegal life, and for spending beyond thresholds. */
final class ReservationAudit {

    private static final String STEPS =
            "with life as (select t.*, lag(to_state) over w as before, lag(t.version) over w as"
                    + " last_version from reservation_transition t join reservation r using (tenant_id, reservation_id)"
                    + " where r.pool_id = :pool window w as (partition by tenant_id, reservation_id order by t.version))";

    private static final String LEGAL = "(null, 'RESERVED'), ('RESERVED', 'ACTIVATING'), ('RESERVED', 'RELEASED'),"
            + " ('RESERVED', 'EXPIRED'), ('RESERVED', 'PREEMPTED'), ('RESERVED', 'FAILED'), ('ACTIVATING', 'ACTIVE'),"
            + " ('ACTIVATING', 'RELEASING'), ('ACTIVATING', 'FAILED'), ('ACTIVE', 'RELEASING'), ('RELEASING', 'RELEASED')";

    private ReservationAudit() {}

    /** Every life is a legal path from RESERVED to the present state, each change in it once. */
    static void checkLives(JdbcClient jdbc, String pool) {
        assertThat(ids(
                        jdbc,
                        pool,
                        STEPS + " select distinct reservation_id from life where from_state is distinct from before"
                                + " or version <= last_version or not exists (select from (values " + LEGAL
                                + ") as legal (a, b) where a is not distinct from from_state and b = to_state)"))
                .as("reservations with an illegal life")
                .isEmpty();
        assertThat(ids(
                        jdbc,
                        pool,
                        "select reservation_id from reservation r where pool_id = :pool and state is distinct from"
                                + " (select to_state from reservation_transition t where t.tenant_id = r.tenant_id"
                                + " and t.reservation_id = r.reservation_id order by version desc limit 1)"))
                .as("reservations whose state is not where their life ended")
                .isEmpty();
    }

    /** No command activates reservations of two VMs, and no generation is used anew after another. */
    static void checkGenerations(JdbcClient jdbc, String pool) {
        assertThat(jdbc.sql("select generation::text from reservation where pool_id = :pool and generation > 0"
                                + " group by generation having count(distinct (tenant_id, vm_id)) > 1")
                        .param("pool", pool)
                        .query(String.class)
                        .list())
                .as("generations of two VMs")
                .isEmpty();
    }

    /** No cell holds more than is sold, and no tenant with a hard threshold spends more than it unless that is on record. */
    static void checkLimits(JdbcClient jdbc, String pool, List<String> tenants, long step) {
        assertThat(
                        ids(
                                jdbc,
                                pool,
                                "select host_id || ' ' || step from calendar_slot join calendar_host using (host_id) where"
                                        + " pool_id = :pool and (reserved_cpu_millicores + active_cpu_millicores > sellable_cpu_millicores"
                                        + " or reserved_memory_mib + active_memory_mib > sellable_memory_mib"
                                        + " or reserved_disk_kib_per_s + active_disk_kib_per_s > sellable_disk_kib_per_s"
                                        + " or reserved_network_kib_per_s + active_network_kib_per_s > sellable_network_kib_per_s)"))
                .as("over-committed cells")
                .isEmpty();
        assertThat(jdbc.sql("select tenant_id || ' ' || from_step from budget_window w where tenant_id = any(:tenants)"
                                + " and hard and (accrued + committed > limit_amount + excess or (to_step > :step and"
                                + " abs(committed - ("
                                + "(select coalesce(sum(cost_per_step), 0) from holding h where h.tenant_id = w.tenant_id)"
                                + " * (to_step - accrued_to) + (select coalesce(sum(r.cost_per_step * greatest(0,"
                                + " least(r.to_step, w.to_step) - greatest(r.from_step, w.accrued_to))), 0) from reservation r"
                                + " where r.tenant_id = w.tenant_id and r.state = 'RESERVED'))) > 1e-6))")
                        .param("tenants", tenants.toArray(String[]::new))
                        .param("step", step)
                        .query(String.class)
                        .list())
                .as("windows beyond their threshold, or whose commitment is not the sum of what is held and reserved")
                .isEmpty();
    }

    private static List<String> ids(JdbcClient jdbc, String pool, String query) {
        return jdbc.sql(query).param("pool", pool).query(String.class).list();
    }
}
