package io.headroom.allocator.reservation;

import io.headroom.allocator.columns.AmountColumns;
import io.headroom.contracts.VmRef;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The holdings in the database. */
@Repository
class Holdings {

    private static final List<String> PREFIXES = List.of("target", "booked", "guaranteed");

    private static final String SAVE = "insert into holding (tenant_id, vm_id, pool_id, host_id, "
            + AmountColumns.names("target") + ", " + AmountColumns.names("booked") + ", "
            + AmountColumns.names("guaranteed")
            + ", cover_to, grown_cpu, grown_memory, grown_disk, grown_network, planned_step, cost_per_step)"
            + " values (:tenant, :vm, :pool, :host, " + AmountColumns.parameters("target") + ", "
            + AmountColumns.parameters("booked") + ", " + AmountColumns.parameters("guaranteed")
            + ", :cover, :grown_cpu, :grown_memory, :grown_disk, :grown_network, :planned, :cost)"
            + " on conflict (tenant_id, vm_id) do update set host_id = excluded.host_id, pool_id = excluded.pool_id, "
            + excluded() + ", cover_to = excluded.cover_to, grown_cpu = excluded.grown_cpu,"
            + " grown_memory = excluded.grown_memory, grown_disk = excluded.grown_disk,"
            + " grown_network = excluded.grown_network, planned_step = excluded.planned_step,"
            + " cost_per_step = excluded.cost_per_step";

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;

    Holdings(JdbcClient jdbc, NamedParameterJdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    Map<String, List<Holding>> onHosts(List<String> hostIds) {
        Map<String, List<Holding>> byHost = new HashMap<>();
        jdbc.sql("select * from holding where host_id = any(?) order by tenant_id, vm_id")
                .param(hostIds.toArray(String[]::new))
                .query((row, number) -> read(row))
                .list()
                .forEach(holding -> byHost.computeIfAbsent(holding.hostId(), host -> new ArrayList<>())
                        .add(holding));
        return byHost;
    }

    Map<VmRef, String> hostsOf(String poolId) {
        Map<VmRef, String> hosts = new HashMap<>();
        jdbc.sql("select tenant_id, vm_id, host_id from holding where pool_id = ?")
                .param(poolId)
                .query(row -> {
                    hosts.put(new VmRef(row.getString(1), row.getString(2)), row.getString(3));
                });
        return hosts;
    }

    void save(Collection<Holding> holdings) {
        if (!holdings.isEmpty()) {
            batches.batchUpdate(SAVE, holdings.stream().map(Holdings::values).toArray(SqlParameterSource[]::new));
        }
    }

    void remove(List<Holding> holdings) {
        for (Holding holding : holdings) {
            jdbc.sql("delete from holding where tenant_id = ? and vm_id = ? and host_id = ?")
                    .params(holding.vm().tenantId(), holding.vm().vmId(), holding.hostId())
                    .update();
        }
    }

    private static SqlParameterSource values(Holding holding) {
        return new MapSqlParameterSource()
                .addValue("tenant", holding.vm().tenantId())
                .addValue("vm", holding.vm().vmId())
                .addValue("pool", holding.poolId())
                .addValue("host", holding.hostId())
                .addValues(AmountColumns.values("target", Amounts.record(holding.target)))
                .addValues(AmountColumns.values("booked", Amounts.record(holding.booked)))
                .addValues(AmountColumns.values("guaranteed", Amounts.record(holding.guaranteed)))
                .addValue("cover", holding.coverTo)
                .addValue("grown_cpu", holding.neededAt(0))
                .addValue("grown_memory", holding.neededAt(1))
                .addValue("grown_disk", holding.neededAt(2))
                .addValue("grown_network", holding.neededAt(3))
                .addValue("planned", holding.plannedStep())
                .addValue("cost", BigDecimal.valueOf(holding.costPerStep()).setScale(9, RoundingMode.HALF_UP));
    }

    private static Holding read(ResultSet row) throws SQLException {
        return new Holding(
                new VmRef(row.getString("tenant_id"), row.getString("vm_id")),
                row.getString("pool_id"),
                row.getString("host_id"),
                new Holding.State(
                        Amounts.of(AmountColumns.read(row, "target")),
                        Amounts.of(AmountColumns.read(row, "booked")),
                        Amounts.of(AmountColumns.read(row, "guaranteed")),
                        row.getLong("cover_to"),
                        new long[] {
                            row.getLong("grown_cpu"),
                            row.getLong("grown_memory"),
                            row.getLong("grown_disk"),
                            row.getLong("grown_network")
                        },
                        row.getLong("planned_step"),
                        row.getDouble("cost_per_step")));
    }

    private static String excluded() {
        return String.join(
                ", ",
                PREFIXES.stream()
                        .flatMap(prefix -> List.of(AmountColumns.names(prefix).split(", ")).stream())
                        .map(column -> column + " = excluded." + column)
                        .toList());
    }
}
