package io.headroom.qos.assignment;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was chosen for each group. */
@Repository
class GroupChoices {

    private final JdbcClient jdbc;

    GroupChoices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The group if it is registered; holds its row if asked to. */
    Optional<GroupChoice> find(String tenantId, String groupId, boolean lock) {
        return jdbc.sql("select * from group_qos where tenant_id = ? and group_id = ?" + (lock ? " for update" : ""))
                .params(tenantId, groupId)
                .query((row, number) -> {
                    String tier = row.getString("tier");
                    return new GroupChoice(
                            row.getLong("version"),
                            tier == null
                                    ? null
                                    : new Choice(tier, (Double) row.getObject("latency_threshold_ms"), (Double)
                                            row.getObject("stated_quantile")));
                })
                .optional();
    }

    void registered(String tenantId, String groupId, long inventoryVersion) {
        jdbc.sql("""
                        insert into group_qos (tenant_id, group_id, inventory_version, version) values (?, ?, ?, 0)
                        on conflict (tenant_id, group_id) do update set inventory_version = excluded.inventory_version
                        where group_qos.inventory_version < excluded.inventory_version
                        """).params(tenantId, groupId, inventoryVersion).update();
    }

    void choose(String tenantId, String groupId, Choice choice) {
        jdbc.sql("""
                        update group_qos set tier = ?, latency_threshold_ms = ?, stated_quantile = ?,
                            version = version + 1
                        where tenant_id = ? and group_id = ?
                        """)
                .param(choice.tier())
                .param(choice.latencyThresholdMs())
                .param(choice.statedQuantile())
                .param(tenantId)
                .param(groupId)
                .update();
    }

    void removed(String tenantId, String groupId) {
        jdbc.sql("delete from group_qos where tenant_id = ? and group_id = ?")
                .params(tenantId, groupId)
                .update();
    }

    /**
     * A registered group.
     *
     * @param version rises with every choice
     * @param choice what was chosen, if anything
     */
    record GroupChoice(long version, @Nullable Choice choice) {}
}
