package io.headroom.local.verify;

import static io.headroom.local.verify.AmountColumns.each;

import io.headroom.local.Service;
import java.util.List;

/** I1 and I2: the capacity calendar and the reservations in it. */
final class CapacityChecks {

    private static final String OVERCOMMITTED = "select 'host ' || host_id, 'step ' || step from calendar_slot where "
            + each("reserved_%1$s + active_%1$s > sellable_%1$s", " or ")
            + " or " + each("guaranteed_%1$s > physical_%1$s", " or ");

    /**
     * What covers a cell, per the allocator's own rule: a holding is active up to its cover and its guarantee reserved
     * beyond; a reservation is reserved in its span, one that was claimed only beyond its VM's cover.
     */
    private static final String CELLS = "with covered as ("
            + " select s.host_id, s.step, "
            + each("sum(case when s.step < h.cover_to then h.booked_%1$s else 0 end) as active_%1$s", ", ") + ", "
            + each("sum(case when s.step >= h.cover_to then h.guaranteed_%1$s else 0 end) as reserved_%1$s", ", ")
            + ", " + each("sum(h.guaranteed_%1$s) as guaranteed_%1$s", ", ")
            + " from calendar_slot s join holding h using (host_id) group by s.host_id, s.step),"
            + " set_aside as (select s.host_id, s.step, "
            + each("sum(r.delta_%1$s) as reserved_%1$s", ", ")
            + " from calendar_slot s join reservation r on r.host_id = s.host_id"
            + " and r.from_step <= s.step and s.step < r.to_step"
            + " left join holding h on h.tenant_id = r.tenant_id and h.vm_id = r.vm_id"
            + " where r.state = 'RESERVED' or r.state in ('ACTIVATING', 'ACTIVE') and s.step >= h.cover_to"
            + " group by s.host_id, s.step)"
            + " select 'host ' || s.host_id, 'step ' || s.step, "
            + each(
                    "'%1$s reserved ' || s.reserved_%1$s || ' of '"
                            + " || coalesce(c.reserved_%1$s, 0) + coalesce(a.reserved_%1$s, 0)"
                            + " || ', active ' || s.active_%1$s || ' of ' || coalesce(c.active_%1$s, 0)",
                    ", ")
            + " from calendar_slot s left join covered c using (host_id, step)"
            + " left join set_aside a using (host_id, step)"
            // Slots of steps that have passed are dropped some time later and no longer kept in balance.
            + " where s.step >= (select floor(extract(epoch from now()) * 1000 / step_millis) from time_scale) and ("
            + each(
                    "s.active_%1$s <> coalesce(c.active_%1$s, 0)"
                            + " or s.guaranteed_%1$s <> coalesce(c.guaranteed_%1$s, 0)"
                            + " or s.reserved_%1$s <> coalesce(c.reserved_%1$s, 0) + coalesce(a.reserved_%1$s, 0)",
                    " or ")
            + ")";

    private static final String ILLEGAL_MOVES = "with life as (select *, lag(to_state) over w as before,"
            + " lag(version) over w as version_before"
            + " from reservation_transition window w as (partition by tenant_id, reservation_id order by version))"
            + " select tenant_id, reservation_id, 'version ' || version, coalesce(from_state, 'nothing') || ' to ' || to_state"
            + " from life where from_state is distinct from before"
            + " or (coalesce(from_state, 'NOTHING'), to_state) not in (('NOTHING', 'RESERVED'),"
            + " ('RESERVED', 'ACTIVATING'), ('RESERVED', 'RELEASED'), ('RESERVED', 'EXPIRED'), ('RESERVED', 'PREEMPTED'),"
            + " ('RESERVED', 'FAILED'), ('ACTIVATING', 'ACTIVE'), ('ACTIVATING', 'RELEASING'), ('ACTIVATING', 'FAILED'),"
            + " ('ACTIVE', 'RELEASING'), ('RELEASING', 'RELEASED'))";

    private static final String LOST_TRACK =
            "select r.tenant_id, r.reservation_id, 'is ' || r.state || ', its history ends '"
                    + " || coalesce(last.to_state, 'nowhere')"
                    + " from reservation r left join lateral (select to_state from reservation_transition t"
                    + " where t.tenant_id = r.tenant_id and t.reservation_id = r.reservation_id"
                    + " order by version desc limit 1) last on true where last.to_state is distinct from r.state";

    private CapacityChecks() {}

    static List<Check> all() {
        return List.of(
                new SqlCheck("I1a", "no slot is over-committed", Service.ALLOCATOR, OVERCOMMITTED),
                new SqlCheck("I1b", "each cell is the sum of what covers it", Service.ALLOCATOR, CELLS),
                new SqlCheck("I2", "every reservation moves along a legal path", Service.ALLOCATOR, ILLEGAL_MOVES),
                new SqlCheck("I2", "no reservation loses track of its history", Service.ALLOCATOR, LOST_TRACK));
    }
}
