package io.headroom.allocator.provider.simulated;

import io.headroom.allocator.columns.AmountColumns;
import io.headroom.allocator.columns.InstantColumns;
import io.headroom.contracts.AllocationCommand.Target;
import io.headroom.contracts.ContractCodec;
import io.headroom.contracts.Enforcement;
import io.headroom.contracts.ResourceAmounts;
import io.headroom.contracts.VmRef;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The simulated hosts and their VMs; kept in the database, so that a restart loses nothing. */
@Repository
class SimulatedFleet {

    private final JdbcClient jdbc;

    SimulatedFleet(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Has a host with this capacity from now on. */
    void host(String hostId, String poolId, ResourceAmounts physical) {
        jdbc.sql("insert into provider.simulated_host (host_id, pool_id, " + AmountColumns.names("physical")
                        + ") values (:id, :pool, " + AmountColumns.parameters("physical") + ")"
                        + " on conflict (host_id) do update set pool_id = excluded.pool_id, "
                        + AmountColumns.assignments("physical"))
                .param("id", hostId)
                .param("pool", poolId)
                .params(AmountColumns.values("physical", physical))
                .update();
    }

    void removeHost(String hostId) {
        jdbc.sql("delete from provider.simulated_host where host_id = ?")
                .param(hostId)
                .update();
    }

    void draining(String hostId, boolean draining) {
        jdbc.sql("update provider.simulated_host set draining = ? where host_id = ?")
                .params(draining, hostId)
                .update();
    }

    /** What a host has, under its lock: its VMs change one after the other. */
    Optional<ResourceAmounts> lockedCapacity(String hostId) {
        // The report of the effect commits after it and so makes it durable too; until then its outcome is unknown
        // anyway.
        jdbc.sql("set local synchronous_commit to off").update();
        return jdbc.sql("select * from provider.simulated_host where host_id = ? for update")
                .param(hostId)
                .query((row, number) -> AmountColumns.read(row, "physical"))
                .optional();
    }

    /** The memory of a host that VMs other than this one hold, in MiB. */
    long memoryOfOthers(String hostId, VmRef vm) {
        return jdbc.sql("select coalesce(sum(granted_memory_mib), 0) from provider.simulated_vm"
                        + " where host_id = ? and (tenant_id, vm_id) <> (?, ?)")
                .params(hostId, vm.tenantId(), vm.vmId())
                .query(Long.class)
                .single();
    }

    void put(SimulatedVm vm) {
        jdbc.sql("insert into provider.simulated_vm (tenant_id, vm_id, pool_id, host_id, generation, "
                        + AmountColumns.names("requested") + ", enforcement, " + AmountColumns.names("granted")
                        + ", changed_at) values (:tenant, :vm, :pool, :host, :generation, "
                        + AmountColumns.parameters("requested") + ", :enforcement::jsonb, "
                        + AmountColumns.parameters("granted") + ", :at)"
                        + " on conflict (tenant_id, vm_id) do update set pool_id = :pool, host_id = :host,"
                        + " generation = :generation, " + AmountColumns.assignments("requested")
                        + ", enforcement = :enforcement::jsonb, " + AmountColumns.assignments("granted")
                        + ", changed_at = :at")
                .param("tenant", vm.vm().tenantId())
                .param("vm", vm.vm().vmId())
                .param("pool", vm.pool())
                .param("host", vm.hostId())
                .param("generation", vm.generation())
                .params(AmountColumns.values("requested", vm.requested().resources()))
                .param(
                        "enforcement",
                        new String(ContractCodec.write(vm.requested().enforcement()), StandardCharsets.UTF_8))
                .params(AmountColumns.values("granted", vm.granted()))
                .param("at", InstantColumns.value(vm.changedAt()))
                .update();
    }

    void remove(VmRef vm) {
        jdbc.sql("delete from provider.simulated_vm where tenant_id = ? and vm_id = ?")
                .params(vm.tenantId(), vm.vmId())
                .update();
    }

    Optional<SimulatedVm> find(VmRef vm) {
        return jdbc.sql("select * from provider.simulated_vm where tenant_id = ? and vm_id = ?")
                .params(vm.tenantId(), vm.vmId())
                .query(SimulatedFleet::read)
                .optional();
    }

    List<SimulatedVm> all() {
        return jdbc.sql("select * from provider.simulated_vm")
                .query(SimulatedFleet::read)
                .list();
    }

    private static SimulatedVm read(ResultSet row, int number) throws SQLException {
        Enforcement enforcement =
                ContractCodec.read(row.getString("enforcement").getBytes(StandardCharsets.UTF_8), Enforcement.class);
        return new SimulatedVm(
                new VmRef(row.getString("tenant_id"), row.getString("vm_id")),
                row.getString("pool_id"),
                row.getString("host_id"),
                row.getLong("generation"),
                new Target(AmountColumns.read(row, "requested"), enforcement),
                AmountColumns.read(row, "granted"),
                InstantColumns.read(row, "changed_at"));
    }
}
