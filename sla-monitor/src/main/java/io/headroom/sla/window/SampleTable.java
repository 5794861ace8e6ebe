package io.headroom.sla.window;

import io.headroom.contracts.MetricSample;
import io.headroom.contracts.VmRef;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The samples of open minutes, one row per VM and instant, merged measure by measure; a repeated one changes nothing. */
@Repository
public class SampleTable {

    private static final String MERGE = """
            insert into sample values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (tenant_id, vm_id, at) do update set
                cpu_cores = coalesce(excluded.cpu_cores, sample.cpu_cores),
                memory_mib = coalesce(excluded.memory_mib, sample.memory_mib),
                disk_read_kib_per_s = coalesce(excluded.disk_read_kib_per_s, sample.disk_read_kib_per_s),
                disk_write_kib_per_s = coalesce(excluded.disk_write_kib_per_s, sample.disk_write_kib_per_s),
                network_rx_kib_per_s = coalesce(excluded.network_rx_kib_per_s, sample.network_rx_kib_per_s),
                network_tx_kib_per_s = coalesce(excluded.network_tx_kib_per_s, sample.network_tx_kib_per_s),
                cpu_steal_ratio = coalesce(excluded.cpu_steal_ratio, sample.cpu_steal_ratio),
                requests_per_s = coalesce(excluded.requests_per_s, sample.requests_per_s),
                latency_p95_ms = coalesce(excluded.latency_p95_ms, sample.latency_p95_ms),
                error_ratio = coalesce(excluded.error_ratio, sample.error_ratio)
            """;

    /** Samples of the due minutes of VMs. */
    private static final String DUE = """
            unnest(?::text[], ?::text[], ?::timestamptz[]) as due (tenant_id, vm_id, until)
            where sample.tenant_id = due.tenant_id and sample.vm_id = due.vm_id and sample.at < due.until
            """;

    private final JdbcTemplate batches;
    private final JdbcClient jdbc;

    SampleTable(JdbcTemplate batches, JdbcClient jdbc) {
        this.batches = batches;
        this.jdbc = jdbc;
    }

    /** Takes samples in; those of one VM and instant are merged in their order, since a statement may touch a row once. */
    void merge(List<MetricSample> samples) {
        List<Map<List<Object>, MetricSample>> rounds = new ArrayList<>();
        for (MetricSample sample : samples) {
            List<Object> key = List.of(sample.tenantId(), sample.vmId(), sample.at());
            rounds.stream()
                    .filter(round -> !round.containsKey(key))
                    .findFirst()
                    .orElseGet(() -> {
                        rounds.add(new LinkedHashMap<>());
                        return rounds.get(rounds.size() - 1);
                    })
                    .put(key, sample);
        }
        rounds.forEach(round -> batches.batchUpdate(MERGE, round.values(), 500, SampleTable::bind));
    }

    private static void bind(PreparedStatement statement, MetricSample sample) throws SQLException {
        statement.setString(1, sample.tenantId());
        statement.setString(2, sample.vmId());
        statement.setTimestamp(3, Timestamp.from(sample.at()));
        Double[] measures = {
            sample.cpuCoresUsed(),
            sample.memoryMibUsed(),
            sample.diskReadKibPerS(),
            sample.diskWriteKibPerS(),
            sample.networkRxKibPerS(),
            sample.networkTxKibPerS(),
            sample.cpuStealRatio(),
            sample.requestsPerSecond(),
            sample.requestLatencyP95Ms(),
            sample.errorRatio()
        };
        for (int i = 0; i < measures.length; i++) {
            statement.setObject(4 + i, measures[i], Types.DOUBLE);
        }
    }

    /** The samples of the due minutes, by VM and in their order. */
    public Map<VmRef, List<Sample>> due(Collection<DueVm> vms) {
        Map<VmRef, List<Sample>> samples = new HashMap<>();
        bindDue(jdbc.sql("select sample.* from sample, " + DUE + " order by sample.at"), vms)
                .query(row -> {
                    samples.computeIfAbsent(
                                    new VmRef(row.getString("tenant_id"), row.getString("vm_id")),
                                    vm -> new ArrayList<>())
                            .add(sample(row));
                });
        return samples;
    }

    /** Drops the samples of the due minutes, which are closed now. */
    public void drop(Collection<DueVm> vms) {
        bindDue(jdbc.sql("delete from sample using " + DUE), vms).update();
    }

    private static JdbcClient.StatementSpec bindDue(JdbcClient.StatementSpec statement, Collection<DueVm> vms) {
        return statement
                .param(vms.stream().map(due -> due.vm().tenantId()).toArray(String[]::new))
                .param(vms.stream().map(due -> due.vm().vmId()).toArray(String[]::new))
                .param(vms.stream().map(due -> due.until().toString()).toArray(String[]::new));
    }

    private static Sample sample(ResultSet row) throws SQLException {
        return new Sample(
                row.getTimestamp("at").toInstant(),
                number(row, "cpu_cores"),
                number(row, "memory_mib"),
                sum(number(row, "disk_read_kib_per_s"), number(row, "disk_write_kib_per_s")),
                sum(number(row, "network_rx_kib_per_s"), number(row, "network_tx_kib_per_s")),
                number(row, "cpu_steal_ratio"),
                number(row, "requests_per_s"),
                number(row, "latency_p95_ms"),
                number(row, "error_ratio"));
    }

    private static @Nullable Double number(ResultSet row, String column) throws SQLException {
        return row.getObject(column, Double.class);
    }

    private static @Nullable Double sum(@Nullable Double one, @Nullable Double other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one + other;
    }
}
