package io.headroom.allocator.inventory;

import io.headroom.allocator.columns.AmountColumns;
import io.headroom.allocator.columns.InstantColumns;
import io.headroom.contracts.Keys;
import io.headroom.contracts.Topic;
import io.headroom.contracts.VmChanged;
import io.headroom.contracts.VmRef;
import io.headroom.support.messaging.Outbox;
import io.headroom.support.web.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The VMs of all tenants; every change is told as an event and on the topic {@code inventory}, in its own transaction. */
@Repository
public class Vms {

    private static final String BOUNDS =
            AmountColumns.names("size") + ", " + AmountColumns.names("minimum") + ", " + AmountColumns.names("maximum");
    private static final String BOUNDS_PARAMETERS = AmountColumns.parameters("size") + ", "
            + AmountColumns.parameters("minimum") + ", " + AmountColumns.parameters("maximum");
    private static final String BOUNDS_ASSIGNMENTS = AmountColumns.assignments("size") + ", "
            + AmountColumns.assignments("minimum") + ", " + AmountColumns.assignments("maximum");

    private final JdbcClient jdbc;
    private final Clock clock;
    private final References references;
    private final Outbox outbox;
    private final ApplicationEventPublisher events;

    Vms(JdbcClient jdbc, Clock clock, References references, Outbox outbox, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.references = references;
        this.outbox = outbox;
        this.events = events;
    }

    /**
     * Registers a VM.
     *
     * @throws ProblemException REFERENCE_UNKNOWN for its pool, host or group
     */
    @Transactional
    public VmEntry register(String tenantId, VmRequest request) {
        VmChanged.Mode inherited = references.check(tenantId, request.poolId(), request.hostId(), request.groupId());
        VmBounds bounds = request.bounds();
        jdbc.sql("insert into vm (tenant_id, vm_id, pool_id, host_id, group_id, " + BOUNDS
                        + ", mode, version, created_at, changed_at) values (:tenant, :vm, :pool, :host, :group, "
                        + BOUNDS_PARAMETERS + ", :mode, nextval('inventory_version'), :now, :now)")
                .param("tenant", tenantId)
                .param("vm", request.vmId())
                .param("pool", request.poolId())
                .param("host", request.hostId())
                .param("group", request.groupId())
                .params(AmountColumns.values("size", bounds.size()))
                .params(AmountColumns.values("minimum", bounds.minimum()))
                .params(AmountColumns.values("maximum", bounds.maximum()))
                .param("mode", (request.mode() == null ? inherited : request.mode()).name())
                .param("now", InstantColumns.value(clock.instant()))
                .update();
        events.publishEvent(new VmRegistered(tenantId, request.vmId()));
        return announced(tenantId, request.vmId());
    }

    /**
     * Changes a VM under its lock.
     *
     * @param change makes the new entry of the current one; of its host, group, bounds and mode
     */
    @Transactional
    public VmEntry change(String tenantId, String vmId, Precondition seen, UnaryOperator<VmEntry> change) {
        VmEntry current = lock(tenantId, vmId);
        seen.check(current.version());
        VmEntry wanted = change.apply(current);
        references.check(tenantId, wanted.poolId(), wanted.hostId(), wanted.groupId());
        jdbc.sql("update vm set host_id = :host, group_id = :group, " + BOUNDS_ASSIGNMENTS + ", mode = :mode,"
                        + " version = nextval('inventory_version'), changed_at = :now"
                        + " where tenant_id = :tenant and vm_id = :vm")
                .param("host", wanted.hostId())
                .param("group", wanted.groupId())
                .params(AmountColumns.values("size", wanted.size()))
                .params(AmountColumns.values("minimum", wanted.minimum()))
                .params(AmountColumns.values("maximum", wanted.maximum()))
                .param("mode", wanted.mode().name())
                .param("now", InstantColumns.value(clock.instant()))
                .param("tenant", tenantId)
                .param("vm", vmId)
                .update();
        events.publishEvent(new VmUpdated(tenantId, vmId));
        return announced(tenantId, vmId);
    }

    /** Notes the host on which a VM was placed; nothing happens if it is that already, or the VM is gone. */
    @Transactional
    public void placed(String tenantId, String vmId, String hostId) {
        int changed = jdbc.sql("update vm set host_id = :host, version = nextval('inventory_version'),"
                        + " changed_at = :now where tenant_id = :tenant and vm_id = :vm"
                        + " and host_id is distinct from :host")
                .param("host", hostId)
                .param("now", InstantColumns.value(clock.instant()))
                .param("tenant", tenantId)
                .param("vm", vmId)
                .update();
        if (changed == 1) {
            announced(tenantId, vmId);
        }
    }

    /** Removes a VM; whoever holds something for it gives it back when told. */
    @Transactional
    public void remove(String tenantId, String vmId, Precondition seen) {
        VmEntry vm = require(tenantId, vmId);
        seen.check(vm.version());
        // Told before the row is locked: allocations are locked before VMs everywhere.
        events.publishEvent(new VmRemoved(tenantId, vmId, vm.poolId(), vm.hostId()));
        int removed = jdbc.sql("delete from vm where tenant_id = ? and vm_id = ? and version = ?")
                .params(tenantId, vmId, vm.version())
                .update();
        if (removed == 0) {
            throw new OptimisticLockingFailureException("VM " + vmId + " was changed meanwhile");
        }
        outbox.publishTombstone(Topic.INVENTORY, Keys.vm(tenantId, vmId));
    }

    public Optional<VmEntry> find(String tenantId, String vmId) {
        return jdbc.sql("select * from vm where tenant_id = ? and vm_id = ?")
                .params(tenantId, vmId)
                .query(Vms::read)
                .optional();
    }

    /**
     * The VM of an id.
     *
     * @throws ProblemException VM_UNKNOWN (404), also if it is another tenant's
     */
    public VmEntry require(String tenantId, String vmId) {
        return find(tenantId, vmId).orElseThrow(() -> unknown(vmId));
    }

    /** The VMs that match a filter, in the order of tenant and id. */
    public List<VmEntry> list(VmFilter filter, @Nullable VmRef after, int limit) {
        return jdbc.sql("select * from vm where (tenant_id, vm_id) > (:afterTenant, :afterVm)"
                        + " and (:tenant::text is null or tenant_id = :tenant)"
                        + " and (:pool::text is null or pool_id = :pool)"
                        + " and (:host::text is null or host_id = :host)"
                        + " and (:group::text is null or group_id = :group)"
                        + " and (:mode::text is null or mode = :mode)"
                        + " order by tenant_id, vm_id limit :limit")
                .param("afterTenant", after == null ? "" : after.tenantId())
                .param("afterVm", after == null ? "" : after.vmId())
                .param("tenant", filter.tenantId())
                .param("pool", filter.pool())
                .param("host", filter.hostId())
                .param("group", filter.group())
                .param("mode", filter.mode() == null ? null : filter.mode().name())
                .param("limit", limit)
                .query(Vms::read)
                .list();
    }

    /** All VMs of a pool, in the order of tenant and id. */
    List<VmEntry> ofPool(String poolId) {
        return jdbc.sql("select * from vm where pool_id = ? order by tenant_id, vm_id")
                .param(poolId)
                .query(Vms::read)
                .list();
    }

    private VmEntry announced(String tenantId, String vmId) {
        VmEntry vm = require(tenantId, vmId);
        outbox.publish(Keys.vm(tenantId, vmId), vm.toMessage());
        return vm;
    }

    private VmEntry lock(String tenantId, String vmId) {
        return jdbc.sql("select * from vm where tenant_id = ? and vm_id = ? for update")
                .params(tenantId, vmId)
                .query(Vms::read)
                .optional()
                .orElseThrow(() -> unknown(vmId));
    }

    private static ProblemException unknown(String vmId) {
        return new ProblemException(
                InventoryError.VM_UNKNOWN, "VM '" + vmId + "' is not registered: register it or check its id");
    }

    private static VmEntry read(ResultSet row, int number) throws SQLException {
        return new VmEntry(
                row.getString("tenant_id"),
                row.getString("vm_id"),
                row.getString("pool_id"),
                row.getString("host_id"),
                row.getString("group_id"),
                AmountColumns.read(row, "size"),
                AmountColumns.read(row, "minimum"),
                AmountColumns.read(row, "maximum"),
                VmChanged.Mode.valueOf(row.getString("mode")),
                row.getLong("version"),
                InstantColumns.read(row, "created_at"),
                InstantColumns.read(row, "changed_at"));
    }
}
