package io.headroom.allocator.planner;

import io.headroom.contracts.VmRef;
import io.headroom.support.observability.Traces;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What has to be planned, stored with the change that asks for it and announced by NOTIFY at its commit, so that whoever
 * holds the pool's lease plans it.
 */
@Repository
class PlanRequests {

    static final String CHANNEL = "headroom_plan";

    private static final String ANNOUNCE = " returning pool_id) select pg_notify('" + CHANNEL
            + "', pool_id) from (select distinct pool_id from added) a";

    private final JdbcClient jdbc;
    private final Traces traces;

    PlanRequests(JdbcClient jdbc, Traces traces) {
        this.jdbc = jdbc;
        this.traces = traces;
    }

    /** Asks for plans of VMs in the present trace; those that are not registered are passed over. */
    void ask(Collection<VmRef> vms, Cause cause) {
        String trace = traces.current();
        ask(vms.stream().map(vm -> new PlanRequest(vm, cause, trace)).toList());
    }

    /** Asks for plans of VMs; those that are not registered are passed over. */
    void ask(List<PlanRequest> requests) {
        List<PlanRequest> ofVms =
                requests.stream().filter(request -> request.vm() != null).toList();
        if (ofVms.isEmpty()) {
            return;
        }
        announce(jdbc.sql("with added as (insert into plan_request (pool_id, tenant_id, vm_id, cause, traceparent)"
                        + " select vm.pool_id, vm.tenant_id, vm.vm_id, r.cause, r.traceparent"
                        + " from unnest(?::text[], ?::text[], ?::text[], ?::text[]) as r (tenant_id, vm_id, cause, traceparent)"
                        + " join vm using (tenant_id, vm_id)" + ANNOUNCE)
                .param(column(ofVms, request -> vm(request).tenantId()))
                .param(column(ofVms, request -> vm(request).vmId()))
                .param(column(ofVms, request -> request.cause().name()))
                .param(column(ofVms, PlanRequest::traceparent)));
    }

    /** Asks for a plan of a VM that may no longer be registered. */
    void ask(String poolId, VmRef vm, Cause cause) {
        insert(poolId, vm.tenantId(), vm.vmId(), cause);
    }

    /** Asks for a plan of a pool's hosts. */
    void ask(String poolId, Cause cause) {
        insert(poolId, null, null, cause);
    }

    /** Asks for plans of all VMs of a tenant. */
    void askTenant(String tenantId, Cause cause) {
        announce(jdbc.sql("with added as (insert into plan_request (pool_id, tenant_id, vm_id, cause, traceparent)"
                        + " select pool_id, tenant_id, vm_id, ?, ? from vm where tenant_id = ?" + ANNOUNCE)
                .param(cause.name())
                .param(traces.current())
                .param(tenantId));
    }

    /** Takes what has been asked for of a pool; it is gone once the caller's transaction commits. */
    List<PlanRequest> take(String poolId) {
        return jdbc
                .sql(
                        "delete from plan_request where pool_id = ? returning request_id, tenant_id, vm_id, cause, traceparent")
                .param(poolId)
                .query((row, number) -> Map.entry(
                        row.getLong("request_id"),
                        new PlanRequest(
                                vm(row.getString("tenant_id"), row.getString("vm_id")),
                                Cause.valueOf(row.getString("cause")),
                                row.getString("traceparent"))))
                .list()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Whether anything has been asked for of a pool. */
    boolean pending(String poolId) {
        return jdbc.sql("select exists (select from plan_request where pool_id = ?)")
                .param(poolId)
                .query(Boolean.class)
                .single();
    }

    private void insert(String poolId, @Nullable String tenantId, @Nullable String vmId, Cause cause) {
        announce(jdbc.sql("with added as (insert into plan_request (pool_id, tenant_id, vm_id, cause, traceparent)"
                        + " values (?, ?, ?, ?, ?)" + ANNOUNCE)
                .param(poolId)
                .param(tenantId)
                .param(vmId)
                .param(cause.name())
                .param(traces.current()));
    }

    private static void announce(JdbcClient.StatementSpec statement) {
        statement.query(row -> {});
    }

    private static @Nullable VmRef vm(@Nullable String tenantId, @Nullable String vmId) {
        return tenantId == null || vmId == null ? null : new VmRef(tenantId, vmId);
    }

    private static VmRef vm(PlanRequest request) {
        VmRef vm = request.vm();
        if (vm == null) {
            throw new IllegalArgumentException("the request is not about a VM");
        }
        return vm;
    }

    private static @Nullable String[] column(List<PlanRequest> requests, Function<PlanRequest, @Nullable String> of) {
        return requests.stream().map(of).toArray(String[]::new);
    }
}
