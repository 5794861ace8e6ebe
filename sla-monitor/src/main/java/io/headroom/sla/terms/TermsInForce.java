package io.headroom.sla.terms;

import io.headroom.contracts.ResourceAmounts;
import io.headroom.contracts.SlaObjective;
import io.headroom.contracts.VmRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Finds what was in force for VMs in the past. */
@Repository
public class TermsInForce {

    /** The versions of the VMs that held at any time in [from, until). */
    private static final String HELD = """
            select version.* from unnest(?::text[], ?::text[]) as vm (tenant_id, vm_id)
            join %1$s as version using (tenant_id, vm_id)
            where version.effective_at < ? and version.effective_at >= coalesce(
                (select max(earlier.effective_at) from %1$s as earlier
                 where earlier.tenant_id = vm.tenant_id and earlier.vm_id = vm.vm_id and earlier.effective_at <= ?),
                '-infinity')
            order by version.effective_at
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    TermsInForce(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The terms of each VM in [from, until). */
    public Map<VmRef, TermsTimeline> between(Collection<VmRef> vms, Instant from, Instant until) {
        Map<VmRef, TermsTimeline> timelines = new HashMap<>();
        vms.forEach(vm -> timelines.put(vm, new TermsTimeline()));
        held("allocation_version", timelines, from, until, (timeline, row) -> {
            Instant at = instant(row);
            timeline.allocated(at, row.getBoolean("removed") ? null : allocation(row));
        });
        held("assignment_version", timelines, from, until, (timeline, row) -> timeline.promised(promise(row)));
        held("registration_version", timelines, from, until, (timeline, row) -> {
            Instant at = instant(row);
            timeline.registered(at, row.getBoolean("removed") ? null : registration(row));
        });
        return timelines;
    }

    /** The allocations of a VM that took effect since an instant, in their order. */
    public List<Allocation> allocationsSince(VmRef vm, Instant from, int limit) {
        return jdbc.sql("""
                        select * from allocation_version
                        where tenant_id = ? and vm_id = ? and effective_at >= ? and not removed
                        order by effective_at limit ?
                        """)
                .params(vm.tenantId(), vm.vmId(), Timestamp.from(from), limit)
                .query((row, number) -> allocation(row))
                .list();
    }

    private void held(
            String table, Map<VmRef, TermsTimeline> timelines, Instant from, Instant until, RowConsumer consumer) {
        VmRef[] vms = timelines.keySet().toArray(VmRef[]::new);
        String[] tenants = new String[vms.length];
        String[] ids = new String[vms.length];
        for (int i = 0; i < vms.length; i++) {
            tenants[i] = vms[i].tenantId();
            ids[i] = vms[i].vmId();
        }
        jdbc.sql(HELD.formatted(table))
                .param(tenants)
                .param(ids)
                .param(Timestamp.from(until))
                .param(Timestamp.from(from))
                .query(row -> {
                    TermsTimeline timeline =
                            timelines.get(new VmRef(row.getString("tenant_id"), row.getString("vm_id")));
                    if (timeline != null) {
                        consumer.accept(timeline, row);
                    }
                });
    }

    private static Instant instant(ResultSet row) throws SQLException {
        return row.getTimestamp("effective_at").toInstant();
    }

    private static Allocation allocation(ResultSet row) throws SQLException {
        return new Allocation(
                instant(row),
                row.getLong("version"),
                new ResourceAmounts(
                        row.getLong("cpu_millicores"),
                        row.getLong("memory_mib"),
                        row.getLong("disk_kib_per_s"),
                        row.getLong("network_kib_per_s")),
                row.getString("cause"),
                row.getString("outcome"));
    }

    private Promise promise(ResultSet row) throws SQLException {
        return new Promise(
                instant(row),
                row.getString("tier"),
                row.getLong("tier_version"),
                row.getDouble("memory_guarantee_share"),
                row.getLong("network_min_mbit_per_s"),
                List.of(json.readValue(row.getString("objectives"), SlaObjective[].class)));
    }

    private Registration registration(ResultSet row) throws SQLException {
        return new Registration(
                instant(row),
                json.readValue(row.getString("size"), ResourceAmounts.class),
                json.readValue(row.getString("maximum"), ResourceAmounts.class));
    }

    /** Takes a row of a VM's terms. */
    private interface RowConsumer {

        void accept(TermsTimeline timeline, ResultSet row) throws SQLException;
    }
}
