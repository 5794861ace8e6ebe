package io.headroom.sla.window;

import io.headroom.contracts.VmRef;
import io.headroom.support.DomainTime;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The clocks of all VMs. */
@Repository
public class VmClocks {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Minutes minutes;
    private final Duration grace;
    private final Duration silence;

    VmClocks(JdbcClient jdbc, JdbcTemplate batches, DomainTime time, WindowProperties properties) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.minutes = new Minutes(time);
        this.grace = time.real(properties.grace());
        this.silence = time.real(properties.silence());
    }

    VmClock fresh() {
        return new VmClock(minutes, grace);
    }

    /** The clocks of those VMs that have one, locked against the closing of their minutes. */
    Map<VmRef, VmClock> lock(Collection<VmRef> vms) {
        Map<VmRef, VmClock> clocks = new HashMap<>();
        jdbc.sql("""
                        select clock.* from vm_clock as clock
                        join unnest(?::text[], ?::text[]) as vm (tenant_id, vm_id) using (tenant_id, vm_id)
                        order by tenant_id, vm_id for update of clock
                        """)
                .param(vms.stream().map(VmRef::tenantId).toArray(String[]::new))
                .param(vms.stream().map(VmRef::vmId).toArray(String[]::new))
                .query(row -> {
                    clocks.put(
                            new VmRef(row.getString("tenant_id"), row.getString("vm_id")),
                            new VmClock(
                                    minutes,
                                    grace,
                                    row.getTimestamp("watermark").toInstant(),
                                    row.getTimestamp("closed_until").toInstant()));
                });
        return clocks;
    }

    /** Stores clocks that samples have moved; the end of the last closed minute is left to whoever closes minutes. */
    void save(Map<VmRef, VmClock> clocks, Instant arrivedAt) {
        batches.batchUpdate("""
                insert into vm_clock values (?, ?, ?, ?, ?, ?, ?)
                on conflict (tenant_id, vm_id) do update set watermark = excluded.watermark,
                    arrived_at = excluded.arrived_at, due_until = excluded.due_until,
                    late_samples = vm_clock.late_samples + excluded.late_samples
                """, clocks.entrySet(), 500, (statement, entry) -> {
            VmClock clock = entry.getValue();
            statement.setString(1, entry.getKey().tenantId());
            statement.setString(2, entry.getKey().vmId());
            statement.setTimestamp(3, Timestamp.from(clock.watermark()));
            statement.setTimestamp(4, Timestamp.from(arrivedAt));
            statement.setTimestamp(5, Timestamp.from(clock.dueUntil()));
            statement.setTimestamp(6, Timestamp.from(clock.closedUntil()));
            statement.setLong(7, clock.late());
        });
    }

    /**
     * Locks VMs with minutes that can be closed and that nobody else is closing.
     *
     * @param now what the wall clock says
     * @param silentToo whether VMs that have sent nothing for a while are closed by the wall clock
     */
    public List<DueVm> lockDue(Instant now, boolean silentToo, int limit) {
        Instant quietSince = now.minus(silence);
        Instant silentUntil = minutes.of(quietSince);
        return jdbc.sql("""
                        select tenant_id, vm_id, closed_until,
                               case when ? and arrived_at < ? then greatest(due_until, ?) else due_until end as until
                        from vm_clock
                        where due_until > closed_until or (? and arrived_at < ? and closed_until < ?)
                        order by tenant_id, vm_id limit ? for update skip locked
                        """)
                .params(
                        silentToo,
                        Timestamp.from(quietSince),
                        Timestamp.from(silentUntil),
                        silentToo,
                        Timestamp.from(quietSince),
                        Timestamp.from(silentUntil),
                        limit)
                .query((row, number) -> new DueVm(
                        new VmRef(row.getString("tenant_id"), row.getString("vm_id")),
                        row.getTimestamp("closed_until").toInstant(),
                        row.getTimestamp("until").toInstant()))
                .list();
    }

    /** Records that the minutes of VMs are closed up to where they were due. */
    public void closed(List<DueVm> vms) {
        batches.batchUpdate("""
                update vm_clock set closed_until = ?, due_until = greatest(due_until, ?)
                where tenant_id = ? and vm_id = ?
                """, vms, 500, (statement, due) -> {
            statement.setTimestamp(1, Timestamp.from(due.until()));
            statement.setTimestamp(2, Timestamp.from(due.until()));
            statement.setString(3, due.vm().tenantId());
            statement.setString(4, due.vm().vmId());
        });
    }
}
