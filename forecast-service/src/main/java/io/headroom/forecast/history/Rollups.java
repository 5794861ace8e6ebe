package io.headroom.forecast.history;

import io.headroom.contracts.VmRef;
import io.headroom.support.DomainTime;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Use per planning step, always computed from the samples themselves, so that late ones count. */
@Repository
public class Rollups {

    private static final String RECOMPUTE = """
            insert into metric_rollup
            select dirty.tenant_id, dirty.vm_id, dirty.step_at, count(*),
                avg(sample.cpu_cores_used), max(sample.cpu_cores_used),
                avg(sample.memory_mib_used), max(sample.memory_mib_used),
                avg(sample.disk_read_kib_per_s + sample.disk_write_kib_per_s),
                max(sample.disk_read_kib_per_s + sample.disk_write_kib_per_s),
                avg(sample.network_rx_kib_per_s + sample.network_tx_kib_per_s),
                max(sample.network_rx_kib_per_s + sample.network_tx_kib_per_s)
            from unnest(?::text[], ?::text[], ?::timestamptz[]) as dirty (tenant_id, vm_id, step_at)
            join metric_sample sample on sample.tenant_id = dirty.tenant_id and sample.vm_id = dirty.vm_id
                and sample.at >= dirty.step_at and sample.at < dirty.step_at + ? * interval '1 millisecond'
            group by dirty.tenant_id, dirty.vm_id, dirty.step_at
            on conflict (tenant_id, vm_id, step_at) do update set samples = excluded.samples,
                cpu_mean = excluded.cpu_mean, cpu_max = excluded.cpu_max,
                memory_mean = excluded.memory_mean, memory_max = excluded.memory_max,
                disk_mean = excluded.disk_mean, disk_max = excluded.disk_max,
                network_mean = excluded.network_mean, network_max = excluded.network_max
            """;

    private final JdbcTemplate jdbc;
    private final DomainTime time;

    Rollups(JdbcTemplate jdbc, DomainTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    /** Computes the steps anew from their samples. */
    void recompute(Collection<VmStep> dirty) {
        List<VmStep> steps = List.copyOf(dirty);
        jdbc.execute((Connection connection) -> {
            try (PreparedStatement recompute = connection.prepareStatement(RECOMPUTE)) {
                recompute.setArray(
                        1,
                        SampleTable.texts(
                                connection,
                                steps.stream().map(step -> step.vm().tenantId()).toArray(String[]::new)));
                recompute.setArray(
                        2,
                        SampleTable.texts(
                                connection,
                                steps.stream().map(step -> step.vm().vmId()).toArray(String[]::new)));
                recompute.setArray(
                        3,
                        SampleTable.instants(
                                connection,
                                steps.stream()
                                        .map(step -> time.stepStart(step.step()))
                                        .toList()));
                recompute.setLong(4, time.step().toMillis());
                return recompute.executeUpdate();
            }
        });
    }

    /** Use of every VM in the steps from one to another, in order of VM and step. */
    public List<StepUse> between(long fromStep, long toStep) {
        return jdbc.query(
                "select * from metric_rollup where step_at >= ? and step_at < ? order by tenant_id, vm_id, step_at",
                (rows, number) -> StepUse.of(rows, time),
                Timestamp.from(time.stepStart(fromStep)),
                Timestamp.from(time.stepStart(toStep)));
    }

    /** Use of one VM in the steps from one to another, in order of steps. */
    public List<StepUse> of(VmRef vm, long fromStep, long toStep) {
        return jdbc.query(
                """
                select * from metric_rollup
                where tenant_id = ? and vm_id = ? and step_at >= ? and step_at < ? order by step_at
                """,
                (rows, number) -> StepUse.of(rows, time),
                vm.tenantId(),
                vm.vmId(),
                Timestamp.from(time.stepStart(fromStep)),
                Timestamp.from(time.stepStart(toStep)));
    }

    /** Use of some VMs in the steps from one to another, each VM's in order of steps. */
    public List<StepUse> of(Collection<VmRef> vms, long fromStep, long toStep) {
        return jdbc.query(
                (Connection connection) -> {
                    PreparedStatement query = connection.prepareStatement("""
                            select metric_rollup.* from unnest(?::text[], ?::text[]) as wanted (tenant_id, vm_id)
                            join metric_rollup using (tenant_id, vm_id)
                            where step_at >= ? and step_at < ? order by tenant_id, vm_id, step_at
                            """);
                    query.setArray(
                            1,
                            SampleTable.texts(
                                    connection,
                                    vms.stream().map(VmRef::tenantId).toArray(String[]::new)));
                    query.setArray(
                            2,
                            SampleTable.texts(
                                    connection, vms.stream().map(VmRef::vmId).toArray(String[]::new)));
                    query.setTimestamp(3, Timestamp.from(time.stepStart(fromStep)));
                    query.setTimestamp(4, Timestamp.from(time.stepStart(toStep)));
                    return query;
                },
                (rows, number) -> StepUse.of(rows, time));
    }

    /** Every VM with use since an instant. */
    public List<VmRef> activeSince(Instant since) {
        return jdbc.query(
                "select distinct tenant_id, vm_id from metric_rollup where step_at >= ?",
                (rows, number) -> new VmRef(rows.getString(1), rows.getString(2)),
                Timestamp.from(since));
    }
}
