package io.headroom.sla.terms;

import io.headroom.contracts.AllocationChanged;
import io.headroom.contracts.QosAssigned;
import io.headroom.contracts.ResourceAmounts;
import io.headroom.contracts.VmChanged;
import io.headroom.contracts.VmRef;
import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Takes in every version of a VM's terms; at one instant the higher version holds. */
@Repository
class TermsHistory {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    TermsHistory(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void allocated(AllocationChanged change) {
        ResourceAmounts effective = change.effective().resources();
        jdbc.sql("""
                        insert into allocation_version values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (tenant_id, vm_id, effective_at) do update set version = excluded.version,
                            removed = excluded.removed, cpu_millicores = excluded.cpu_millicores,
                            memory_mib = excluded.memory_mib, disk_kib_per_s = excluded.disk_kib_per_s,
                            network_kib_per_s = excluded.network_kib_per_s, cause = excluded.cause,
                            outcome = excluded.outcome
                        where allocation_version.version <= excluded.version
                        """)
                .params(
                        change.tenantId(),
                        change.vmId(),
                        Timestamp.from(change.effectiveAt()),
                        change.version(),
                        change.outcome() == AllocationChanged.Outcome.REMOVED,
                        effective.cpuMillicores(),
                        effective.memoryMib(),
                        effective.diskKibPerS(),
                        effective.networkKibPerS(),
                        change.cause().name(),
                        change.outcome().name())
                .update();
    }

    void assigned(QosAssigned change) {
        jdbc.sql("""
                        insert into assignment_version values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
                        on conflict (tenant_id, vm_id, effective_at) do update set version = excluded.version,
                            tier = excluded.tier, tier_version = excluded.tier_version,
                            memory_guarantee_share = excluded.memory_guarantee_share,
                            network_min_mbit_per_s = excluded.network_min_mbit_per_s, objectives = excluded.objectives
                        where assignment_version.version <= excluded.version
                        """)
                .params(
                        change.tenantId(),
                        change.vmId(),
                        Timestamp.from(change.effectiveAt()),
                        change.version(),
                        change.tier(),
                        change.tierVersion(),
                        change.profile().memoryGuaranteeShare(),
                        change.profile().networkMinMbitPerS(),
                        json.writeValueAsString(change.objectives()))
                .update();
    }

    void registered(VmChanged change) {
        jdbc.sql("""
                        insert into registration_version
                            (tenant_id, vm_id, effective_at, version, removed, size, maximum, group_id)
                        values (?, ?, ?, ?, false, ?::jsonb, ?::jsonb, ?)
                        on conflict (tenant_id, vm_id, effective_at) do update set version = excluded.version,
                            removed = false, group_id = excluded.group_id, size = excluded.size,
                            maximum = excluded.maximum
                        where registration_version.version <= excluded.version
                        """)
                .params(
                        change.tenantId(),
                        change.vmId(),
                        Timestamp.from(change.changedAt()),
                        change.version(),
                        json.writeValueAsString(change.size()),
                        json.writeValueAsString(change.maximum()))
                .param(change.group())
                .update();
    }

    /** The VM is gone from an instant on; its history stays for as long as minutes are kept. */
    void removed(VmRef vm, Instant at) {
        jdbc.sql("""
                        insert into registration_version values (?, ?, ?, 0, true, null, null, null)
                        on conflict do nothing
                        """).params(vm.tenantId(), vm.vmId(), Timestamp.from(at)).update();
    }
}
