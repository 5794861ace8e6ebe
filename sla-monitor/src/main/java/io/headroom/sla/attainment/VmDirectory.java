package io.headroom.sla.attainment;

import io.headroom.contracts.VmRef;
import java.sql.Types;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The VMs that are registered now. */
@Repository
public class VmDirectory {

    private final JdbcClient jdbc;

    VmDirectory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether a VM is registered. */
    public boolean knows(VmRef vm) {
        return jdbc.sql("select exists (select 1 from current_vm where tenant_id = ? and vm_id = ?)")
                .params(vm.tenantId(), vm.vmId())
                .query(Boolean.class)
                .single();
    }

    /** The VMs of a group. */
    public List<VmRef> members(String tenant, String group) {
        return jdbc.sql("select tenant_id, vm_id from current_vm where tenant_id = ? and group_id = ? order by vm_id")
                .params(tenant, group)
                .query((row, number) -> new VmRef(row.getString(1), row.getString(2)))
                .list();
    }

    /** VMs of a tenant, or of all if it is null, by tenant and id. */
    List<VmRef> page(@Nullable String tenant, Optional<VmRef> after, int limit) {
        return jdbc.sql("""
                        select tenant_id, vm_id from current_vm
                        where tenant_id = coalesce(:tenant, tenant_id) and (tenant_id, vm_id) > (:afterTenant, :afterVm)
                        order by tenant_id, vm_id limit :limit
                        """)
                .param("tenant", tenant, Types.VARCHAR)
                .param("afterTenant", after.map(VmRef::tenantId).orElse(""))
                .param("afterVm", after.map(VmRef::vmId).orElse(""))
                .param("limit", limit)
                .query((row, number) -> new VmRef(row.getString(1), row.getString(2)))
                .list();
    }

    /** How many samples of each VM came too late; VMs without any are left out. */
    Map<VmRef, Long> lateSamples(Collection<VmRef> vms) {
        Map<VmRef, Long> late = new HashMap<>();
        jdbc.sql("""
                        select tenant_id, vm_id, late_samples from vm_clock
                        join unnest(?::text[], ?::text[]) as vm (tenant_id, vm_id) using (tenant_id, vm_id)
                        """)
                .param(vms.stream().map(VmRef::tenantId).toArray(String[]::new))
                .param(vms.stream().map(VmRef::vmId).toArray(String[]::new))
                .query(row -> {
                    late.put(new VmRef(row.getString(1), row.getString(2)), row.getLong(3));
                });
        return late;
    }
}
