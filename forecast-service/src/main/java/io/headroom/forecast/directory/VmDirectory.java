package io.headroom.forecast.directory;

import io.headroom.contracts.AllocationChanged;
import io.headroom.contracts.ResourceAmounts;
import io.headroom.contracts.VmChanged;
import io.headroom.contracts.VmRef;
import io.headroom.support.messaging.Received;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Every VM that is registered or has sent metrics, with its effective allocation. Kept in memory, since each sample asks
 * it; the table is the truth.
 */
@Component
public class VmDirectory {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final DirectoryProperties properties;
    private final ApplicationEventPublisher events;
    private final Map<VmRef, Boolean> registered = new ConcurrentHashMap<>();
    private final Map<VmRef, String> groups = new ConcurrentHashMap<>();
    private final Map<VmRef, ResourceAmounts> effective = new ConcurrentHashMap<>();

    VmDirectory(JdbcClient jdbc, Clock clock, DirectoryProperties properties, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.properties = properties;
        this.events = events;
    }

    @EventListener(ContextRefreshedEvent.class)
    void load() {
        jdbc.sql("select tenant_id, vm_id, registered, group_id from known_vm").query(rows -> {
            VmRef vm = new VmRef(rows.getString(1), rows.getString(2));
            registered.put(vm, rows.getBoolean(3));
            joins(vm, rows.getString(4));
        });
        jdbc.sql("select * from effective_allocation").query(rows -> {
            effective.put(
                    new VmRef(rows.getString("tenant_id"), rows.getString("vm_id")),
                    new ResourceAmounts(
                            rows.getLong("cpu_millicores"),
                            rows.getLong("memory_mib"),
                            rows.getLong("disk_kib_per_s"),
                            rows.getLong("network_kib_per_s")));
        });
    }

    /** Whether the VM is registered or has sent metrics. */
    public boolean knows(VmRef vm) {
        return registered.containsKey(vm);
    }

    /** What the VM effectively has, if an allocation was ever reported. */
    public Optional<ResourceAmounts> effective(VmRef vm) {
        return Optional.ofNullable(effective.get(vm));
    }

    /** The group the VM belongs to, if it does. */
    public Optional<String> group(VmRef vm) {
        return Optional.ofNullable(groups.get(vm));
    }

    /** The VMs of a tenant's group. */
    public Set<VmRef> members(String tenantId, String group) {
        return groups.entrySet().stream()
                .filter(entry -> entry.getKey().tenantId().equals(tenantId)
                        && entry.getValue().equals(group))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Every group that has a member, with its members. */
    public Map<GroupRef, Set<VmRef>> groups() {
        return groups.entrySet().stream()
                .collect(Collectors.groupingBy(
                        entry -> new GroupRef(entry.getKey().tenantId(), entry.getValue()),
                        Collectors.mapping(Map.Entry::getKey, Collectors.toUnmodifiableSet())));
    }

    private void joins(VmRef vm, @Nullable String group) {
        if (group == null) {
            groups.remove(vm);
        } else {
            groups.put(vm, group);
        }
    }

    /**
     * Lets VMs in that nobody has registered, as far as the tenant's cap allows.
     *
     * @return those that the cap keeps out
     */
    public Collection<VmRef> admit(Collection<VmRef> vms) {
        Map<VmRef, Boolean> refused = new HashMap<>();
        for (VmRef vm : vms) {
            if (!knows(vm) && !refused.containsKey(vm)) {
                if (unregistered(vm.tenantId()) >= properties.unregisteredVmCap()) {
                    refused.put(vm, true);
                } else {
                    insert(vm, false, 0, null);
                }
            }
        }
        return refused.keySet();
    }

    /** The most VMs a tenant may have that nobody registered. */
    public int cap() {
        return properties.unregisteredVmCap();
    }

    void changed(Received<VmChanged> received) {
        VmChanged change = received.record();
        insert(new VmRef(change.tenantId(), change.vmId()), true, change.version(), change.group());
    }

    void removed(Received<?> received) {
        VmRef.ofKey(received.key()).ifPresent(vm -> {
            jdbc.sql("delete from known_vm where tenant_id = ? and vm_id = ?")
                    .params(vm.tenantId(), vm.vmId())
                    .update();
            registered.remove(vm);
            groups.remove(vm);
            effective.remove(vm);
            events.publishEvent(new VmForgotten(vm));
        });
    }

    void allocated(Received<AllocationChanged> received) {
        AllocationChanged change = received.record();
        VmRef vm = new VmRef(change.tenantId(), change.vmId());
        ResourceAmounts amounts = change.effective().resources();
        int updated = jdbc.sql("""
                        insert into effective_allocation values (?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (tenant_id, vm_id) do update set version = excluded.version,
                            cpu_millicores = excluded.cpu_millicores, memory_mib = excluded.memory_mib,
                            disk_kib_per_s = excluded.disk_kib_per_s, network_kib_per_s = excluded.network_kib_per_s,
                            effective_at = excluded.effective_at
                        where effective_allocation.version <= excluded.version
                        """)
                .params(
                        vm.tenantId(),
                        vm.vmId(),
                        change.version(),
                        amounts.cpuMillicores(),
                        amounts.memoryMib(),
                        amounts.diskKibPerS(),
                        amounts.networkKibPerS(),
                        Timestamp.from(change.effectiveAt()))
                .update();
        if (updated > 0) {
            effective.put(vm, amounts);
        }
    }

    private long unregistered(String tenantId) {
        return registered.entrySet().stream()
                .filter(entry -> !entry.getValue() && entry.getKey().tenantId().equals(tenantId))
                .count();
    }

    private void insert(VmRef vm, boolean isRegistered, long version, @Nullable String group) {
        int newer = jdbc.sql("""
                        insert into known_vm values (?, ?, ?, ?, ?, ?)
                        on conflict (tenant_id, vm_id) do update set registered = excluded.registered,
                            version = excluded.version, group_id = excluded.group_id
                        where known_vm.version < excluded.version
                        """)
                .param(vm.tenantId())
                .param(vm.vmId())
                .param(isRegistered)
                .param(version)
                .param(group)
                .param(Timestamp.from(clock.instant()))
                .update();
        if (newer > 0) {
            joins(vm, group);
        }
        registered.merge(vm, isRegistered, Boolean::logicalOr);
    }
}
