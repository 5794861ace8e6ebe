package io.headroom.allocator.planner;

import io.headroom.allocator.columns.InstantColumns;
import io.headroom.contracts.Resource;
import io.headroom.contracts.SlaBreachOpened;
import io.headroom.contracts.SlaBreachResolved;
import io.headroom.contracts.VmRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The breaches that are open; each raises the least that its VM is given. */
@Repository
class OpenBreaches {

    private final JdbcClient jdbc;

    OpenBreaches(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Notes an opened breach; false if it is known, also as resolved. */
    boolean opened(SlaBreachOpened breach) {
        Resource resource = breach.resource();
        return jdbc.sql("insert into open_breach (tenant_id, vm_id, breach_id, objective, resource, opened_at)"
                                + " values (?, ?, ?, ?, ?, ?) on conflict do nothing")
                        .param(breach.tenantId())
                        .param(breach.vmId())
                        .param(breach.breachId())
                        .param(breach.objective().name())
                        .param(resource == null ? null : resource.name())
                        .param(InstantColumns.value(breach.openedAt()))
                        .update()
                == 1;
    }

    /** Notes that a breach has ended, known or not. */
    void resolved(SlaBreachResolved breach) {
        jdbc.sql("insert into open_breach (tenant_id, vm_id, breach_id, objective, opened_at, resolved_at)"
                        + " values (?, ?, ?, ?, ?, ?) on conflict (tenant_id, vm_id, breach_id)"
                        + " do update set resolved_at = excluded.resolved_at")
                .params(
                        breach.tenantId(),
                        breach.vmId(),
                        breach.breachId(),
                        breach.objective().name(),
                        InstantColumns.value(breach.openedAt()),
                        InstantColumns.value(breach.resolvedAt()))
                .update();
    }

    /** The open breaches of a pool's VMs. */
    Map<VmRef, List<OpenBreach>> ofPool(String poolId) {
        Map<VmRef, List<OpenBreach>> open = new HashMap<>();
        jdbc.sql("select b.* from open_breach b join vm using (tenant_id, vm_id)"
                        + " where vm.pool_id = ? and b.resolved_at is null order by b.opened_at, b.breach_id")
                .param(poolId)
                .query(row -> {
                    String resource = row.getString("resource");
                    VmRef vm = new VmRef(row.getString("tenant_id"), row.getString("vm_id"));
                    open.computeIfAbsent(vm, key -> new ArrayList<>())
                            .add(new OpenBreach(
                                    row.getString("breach_id"),
                                    resource == null ? Resource.CPU : Resource.valueOf(resource),
                                    row.getObject("floor_amount", Long.class),
                                    row.getObject("raised_step", Long.class)));
                });
        return open;
    }

    /** Stores the floor that a breach has raised, and when. */
    void raised(VmRef vm, OpenBreach breach) {
        jdbc.sql("update open_breach set floor_amount = ?, raised_step = ?"
                        + " where tenant_id = ? and vm_id = ? and breach_id = ?")
                .param(breach.floor())
                .param(breach.raisedStep())
                .param(vm.tenantId())
                .param(vm.vmId())
                .param(breach.breachId())
                .update();
    }

    /**
     * A breach that is open.
     *
     * @param resource what is short; processor time where the breach does not say
     * @param floor the least of it to give; null before the first answer
     * @param raisedStep when the floor was raised last
     */
    record OpenBreach(
            String breachId,
            Resource resource,
            @Nullable Long floor,
            @Nullable Long raisedStep) {

        /** The same breach, answered by a floor. */
        OpenBreach raisedTo(long amount, long step) {
            return new OpenBreach(breachId, resource, amount, step);
        }
    }
}
