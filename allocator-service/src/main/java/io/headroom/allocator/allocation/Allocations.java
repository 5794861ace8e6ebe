package io.headroom.allocator.allocation;

import io.headroom.allocator.columns.AmountColumns;
import io.headroom.allocator.columns.InstantColumns;
import io.headroom.contracts.AllocationChanged;
import io.headroom.contracts.AllocationChanged.Outcome;
import io.headroom.contracts.AllocationCommand;
import io.headroom.contracts.AllocationCommand.Target;
import io.headroom.contracts.ContractCodec;
import io.headroom.contracts.Enforcement;
import io.headroom.contracts.ResourceAmounts;
import io.headroom.contracts.VmRef;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Requested and effective allocation of every VM; its writers take turns on the VM's row. */
@Repository
public class Allocations {

    private static final String OF_VM = " where tenant_id = :tenant and vm_id = :vm";

    private final JdbcClient jdbc;

    Allocations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The allocations of a pool's registered VMs that have had a command. */
    public Map<VmRef, AllocationEntry> of(String poolId) {
        Map<VmRef, AllocationEntry> entries = new LinkedHashMap<>();
        jdbc.sql("select allocation.* from allocation join vm using (tenant_id, vm_id) where vm.pool_id = ?"
                        + " order by tenant_id, vm_id")
                .param(poolId)
                .query(Allocations::read)
                .list()
                .forEach(entry -> entries.put(entry.vm(), entry));
        return entries;
    }

    public Optional<AllocationEntry> find(VmRef vm) {
        return select(vm, "");
    }

    /** The allocations of a tenant's registered VMs, or of all tenants', in the order of tenant and id. */
    List<AllocationEntry> list(@Nullable String tenantId, String afterTenant, String afterVm, int limit) {
        return jdbc.sql("select allocation.* from allocation join vm using (tenant_id, vm_id)"
                        + " where (tenant_id, vm_id) > (:afterTenant, :afterVm)"
                        + " and (:tenant::text is null or tenant_id = :tenant)"
                        + " order by tenant_id, vm_id limit :limit")
                .param("afterTenant", afterTenant)
                .param("afterVm", afterVm)
                .param("tenant", tenantId)
                .param("limit", limit)
                .query(Allocations::read)
                .list();
    }

    /** The allocation of a VM under its lock. */
    Optional<AllocationEntry> lock(VmRef vm) {
        return select(vm, " for update");
    }

    /** Makes the row of a VM that has none. */
    void begin(VmRef vm) {
        jdbc.sql("insert into allocation (tenant_id, vm_id, pool_id)" + " select tenant_id, vm_id, pool_id from vm"
                        + OF_VM + " on conflict do nothing")
                .param("tenant", vm.tenantId())
                .param("vm", vm.vmId())
                .update();
    }

    /** Notes what a command asks for; false if a later command was issued before. */
    boolean request(VmRef vm, AllocationCommand command) {
        return jdbc.sql("update allocation set pool_id = :pool, generation = :generation, requested_at = :at"
                                + (command.target() == null ? "" : ", " + targetAssignments("requested"))
                                + OF_VM + " and generation < :generation")
                        .param("pool", command.pool())
                        .param("generation", command.generation())
                        .param("at", InstantColumns.value(command.issuedAt()))
                        .params(target("requested", command.target()))
                        .param("tenant", vm.tenantId())
                        .param("vm", vm.vmId())
                        .update()
                == 1;
    }

    /** Notes what a provider reports. */
    void report(VmRef vm, AllocationChanged report) {
        boolean gone = report.outcome() == Outcome.REMOVED;
        jdbc.sql("update allocation set host_id = :host, " + targetAssignments("effective")
                        + (gone ? ", " + targetAssignments("requested") : "")
                        + ", applied_generation = :generation, outcome = :outcome, reason = :reason,"
                        + " effective_at = :at" + OF_VM)
                .param("host", gone ? null : report.hostId())
                .params(target("effective", gone ? null : report.effective()))
                .params(target("requested", null))
                .param("generation", report.generation())
                .param("outcome", report.outcome().name())
                .param("reason", report.reason())
                .param("at", InstantColumns.value(report.effectiveAt()))
                .param("tenant", vm.tenantId())
                .param("vm", vm.vmId())
                .update();
    }

    private Optional<AllocationEntry> select(VmRef vm, String suffix) {
        return jdbc.sql("select * from allocation" + OF_VM + suffix)
                .param("tenant", vm.tenantId())
                .param("vm", vm.vmId())
                .query(Allocations::read)
                .optional();
    }

    private static String targetAssignments(String prefix) {
        return AmountColumns.assignments(prefix) + ", " + prefix + "_enforcement = :" + prefix + "_enforcement::jsonb";
    }

    private static Map<String, @Nullable Object> target(String prefix, @Nullable Target target) {
        Map<String, @Nullable Object> values =
                new LinkedHashMap<>(AmountColumns.values(prefix, target == null ? null : target.resources()));
        values.put(
                prefix + "_enforcement",
                target == null ? null : new String(ContractCodec.write(target.enforcement()), StandardCharsets.UTF_8));
        return values;
    }

    private static @Nullable Target target(ResultSet row, String prefix) throws SQLException {
        ResourceAmounts amounts = AmountColumns.readOptional(row, prefix);
        if (amounts == null) {
            return null;
        }
        byte[] enforcement = row.getString(prefix + "_enforcement").getBytes(StandardCharsets.UTF_8);
        return new Target(amounts, ContractCodec.read(enforcement, Enforcement.class));
    }

    private static AllocationEntry read(ResultSet row, int number) throws SQLException {
        String outcome = row.getString("outcome");
        return new AllocationEntry(
                new VmRef(row.getString("tenant_id"), row.getString("vm_id")),
                row.getString("pool_id"),
                row.getString("host_id"),
                target(row, "requested"),
                target(row, "effective"),
                row.getLong("generation"),
                row.getLong("applied_generation"),
                outcome == null ? null : Outcome.valueOf(outcome),
                row.getString("reason"),
                InstantColumns.readOptional(row, "requested_at"),
                InstantColumns.readOptional(row, "effective_at"));
    }
}
