package io.headroom.allocator.provider.simulated;

import io.headroom.allocator.columns.InstantColumns;
import io.headroom.contracts.VmRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The faults that are in force; they outlive a restart, as a real host's would. */
@Repository
class Faults {

    private final JdbcClient jdbc;
    private final Clock clock;

    Faults(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(Fault fault) {
        VmRef vm = fault.vm();
        jdbc.sql("insert into provider.simulated_fault (fault_id, kind, host_id, tenant_id, vm_id, share,"
                        + " delay_millis, until_applied, began_at, ends_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(fault.faultId())
                .param(fault.kind().name())
                .param(fault.hostId())
                .param(vm == null ? null : vm.tenantId())
                .param(vm == null ? null : vm.vmId())
                .param(fault.share())
                .param(fault.delay().toMillis())
                .param(fault.untilApplied())
                .param(InstantColumns.value(fault.beganAt()))
                .param(InstantColumns.optional(fault.endsAt()))
                .update();
    }

    boolean remove(String faultId) {
        return jdbc.sql("delete from provider.simulated_fault where fault_id = ?")
                        .param(faultId)
                        .update()
                == 1;
    }

    /** Ends the faults that last until a VM's next command. */
    void applied(VmRef vm) {
        jdbc.sql("delete from provider.simulated_fault where tenant_id = ? and vm_id = ? and until_applied")
                .params(vm.tenantId(), vm.vmId())
                .update();
    }

    /** All faults in force, the oldest first. */
    List<Fault> inForce() {
        return jdbc.sql("select * from provider.simulated_fault where ends_at is null or ends_at > ?"
                        + " order by began_at, fault_id")
                .param(InstantColumns.value(clock.instant()))
                .query(Faults::read)
                .list();
    }

    Set<String> lostHosts() {
        return inForce().stream()
                .filter(fault -> fault.kind() == FaultKind.HOST_LOST)
                .map(fault -> String.valueOf(fault.hostId()))
                .collect(Collectors.toSet());
    }

    private static Fault read(ResultSet row, int number) throws SQLException {
        String vmId = row.getString("vm_id");
        return new Fault(
                row.getString("fault_id"),
                FaultKind.valueOf(row.getString("kind")),
                row.getString("host_id"),
                vmId == null ? null : new VmRef(row.getString("tenant_id"), vmId),
                row.getDouble("share"),
                Duration.ofMillis(row.getLong("delay_millis")),
                row.getBoolean("until_applied"),
                InstantColumns.read(row, "began_at"),
                InstantColumns.readOptional(row, "ends_at"));
    }
}
