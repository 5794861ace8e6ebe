package io.headroom.allocator.inventory;

import io.headroom.allocator.columns.InstantColumns;
import io.headroom.contracts.Keys;
import io.headroom.contracts.Topic;
import io.headroom.contracts.VmChanged;
import io.headroom.support.messaging.Outbox;
import io.headroom.support.web.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The application groups of all tenants; every change is told on the topic {@code inventory}. */
@Repository
public class Groups {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Pools pools;
    private final Outbox outbox;

    Groups(JdbcClient jdbc, Clock clock, Pools pools, Outbox outbox) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.pools = pools;
        this.outbox = outbox;
    }

    /** Registers a group. */
    @Transactional
    public GroupEntry register(String tenantId, String groupId, @Nullable String poolId, VmChanged.Mode mode) {
        if (poolId != null) {
            pools.referred(poolId);
        }
        jdbc.sql("insert into vm_group (tenant_id, group_id, pool_id, mode, version, created_at, changed_at)"
                        + " values (:tenant, :group, :pool, :mode, nextval('inventory_version'), :now, :now)")
                .param("tenant", tenantId)
                .param("group", groupId)
                .param("pool", poolId)
                .param("mode", mode.name())
                .param("now", InstantColumns.value(clock.instant()))
                .update();
        return announced(tenantId, groupId);
    }

    /** Changes the mode that new members take. */
    @Transactional
    public GroupEntry change(String tenantId, String groupId, VmChanged.Mode mode, Precondition seen) {
        seen.check(lock(tenantId, groupId).version());
        jdbc.sql("update vm_group set mode = :mode, version = nextval('inventory_version'), changed_at = :now"
                        + " where tenant_id = :tenant and group_id = :group")
                .param("mode", mode.name())
                .param("now", InstantColumns.value(clock.instant()))
                .param("tenant", tenantId)
                .param("group", groupId)
                .update();
        return announced(tenantId, groupId);
    }

    /**
     * Removes a group.
     *
     * @throws ProblemException GROUP_IN_USE while it has VMs
     */
    @Transactional
    public void remove(String tenantId, String groupId, Precondition seen) {
        seen.check(lock(tenantId, groupId).version());
        try {
            jdbc.sql("delete from vm_group where tenant_id = ? and group_id = ?")
                    .params(tenantId, groupId)
                    .update();
        } catch (DataIntegrityViolationException referred) {
            throw new ProblemException(
                    InventoryError.GROUP_IN_USE,
                    "group '" + groupId + "' still has VMs: remove them or move them to another group",
                    referred);
        }
        outbox.publishTombstone(Topic.INVENTORY, Keys.group(tenantId, groupId));
    }

    public Optional<GroupEntry> find(String tenantId, String groupId) {
        return query("", tenantId, groupId);
    }

    /**
     * The group of an id.
     *
     * @throws ProblemException GROUP_UNKNOWN (404), also if it is another tenant's
     */
    public GroupEntry require(String tenantId, String groupId) {
        return find(tenantId, groupId).orElseThrow(() -> unknown(groupId));
    }

    /** The groups of a tenant, or of all, in the order of tenant and id. */
    public List<GroupEntry> list(@Nullable String tenantId, String afterTenant, String afterGroup, int limit) {
        return jdbc.sql("select * from vm_group where (tenant_id, group_id) > (:afterTenant, :afterGroup)"
                        + " and (:tenant::text is null or tenant_id = :tenant)"
                        + " order by tenant_id, group_id limit :limit")
                .param("afterTenant", afterTenant)
                .param("afterGroup", afterGroup)
                .param("tenant", tenantId)
                .param("limit", limit)
                .query(Groups::read)
                .list();
    }

    private GroupEntry announced(String tenantId, String groupId) {
        GroupEntry group = require(tenantId, groupId);
        outbox.publish(Keys.group(tenantId, groupId), group.toMessage());
        return group;
    }

    private GroupEntry lock(String tenantId, String groupId) {
        return query(" for update", tenantId, groupId).orElseThrow(() -> unknown(groupId));
    }

    private Optional<GroupEntry> query(String suffix, String tenantId, String groupId) {
        return jdbc.sql("select * from vm_group where tenant_id = ? and group_id = ?" + suffix)
                .params(tenantId, groupId)
                .query(Groups::read)
                .optional();
    }

    private static ProblemException unknown(String groupId) {
        return new ProblemException(
                InventoryError.GROUP_UNKNOWN, "group '" + groupId + "' is not registered: register it or check its id");
    }

    private static GroupEntry read(ResultSet row, int number) throws SQLException {
        return new GroupEntry(
                row.getString("tenant_id"),
                row.getString("group_id"),
                row.getString("pool_id"),
                VmChanged.Mode.valueOf(row.getString("mode")),
                row.getLong("version"),
                InstantColumns.read(row, "created_at"),
                InstantColumns.read(row, "changed_at"));
    }
}
