package io.headroom.allocator.planner;

import io.headroom.allocator.columns.InstantColumns;
import io.headroom.contracts.ContractCodec;
import io.headroom.contracts.QosAssigned;
import io.headroom.contracts.VmRef;
import io.headroom.support.DomainTime;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The latest tier of each VM. */
@Repository
class VmAssignments {

    private final JdbcClient jdbc;
    private final DomainTime time;
    /** Assignments as last read; one of one version never changes. */
    private final Map<VmRef, QosAssigned> read = new ConcurrentHashMap<>();

    VmAssignments(JdbcClient jdbc, DomainTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    /** Stores an assignment; false if a newer one is known. */
    boolean store(QosAssigned assigned) {
        return jdbc.sql("insert into vm_assignment values (?, ?, ?, ?, ?) on conflict (tenant_id, vm_id) do update set"
                                + " version = excluded.version, body = excluded.body, received_at = excluded.received_at"
                                + " where vm_assignment.version < excluded.version")
                        .params(
                                assigned.tenantId(),
                                assigned.vmId(),
                                assigned.version(),
                                ContractCodec.write(assigned),
                                InstantColumns.value(time.now()))
                        .update()
                == 1;
    }

    /** The tiers of a pool's VMs; those without one are left out. */
    Map<VmRef, QosAssigned> ofPool(String poolId) {
        Map<VmRef, QosAssigned> assigned = new HashMap<>();
        jdbc.sql("select a.tenant_id, a.vm_id, a.version, a.body from vm join vm_assignment a using (tenant_id, vm_id)"
                        + " where vm.pool_id = ?")
                .param(poolId)
                .query(row -> {
                    VmRef vm = new VmRef(row.getString(1), row.getString(2));
                    QosAssigned known = read.get(vm);
                    if (known == null || known.version() != row.getLong(3)) {
                        known = ContractCodec.read(row.getBytes(4), QosAssigned.class);
                        read.put(vm, known);
                    }
                    assigned.put(vm, known);
                });
        return assigned;
    }
}
