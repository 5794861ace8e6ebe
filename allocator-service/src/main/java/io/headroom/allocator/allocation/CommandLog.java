package io.headroom.allocator.allocation;

import io.headroom.allocator.columns.InstantColumns;
import io.headroom.contracts.AllocationChanged;
import io.headroom.contracts.AllocationCommand;
import io.headroom.contracts.ContractCodec;
import io.headroom.contracts.VmRef;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every command that was issued, and how it ended. */
@Repository
class CommandLog {

    private final JdbcClient jdbc;

    CommandLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void issued(AllocationCommand command) {
        jdbc.sql(
                        "insert into command (command_id, decision_id, tenant_id, vm_id, pool_id, host_id, generation, kind,"
                                + " body, state, issued_at, deadline) values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, 'PENDING', ?, ?)")
                .params(command.commandId(), command.decisionId())
                .param(command.tenantId())
                .param(command.vmId())
                .params(
                        command.pool(),
                        command.hostId(),
                        command.generation(),
                        command.kind().name())
                .param(new String(ContractCodec.write(command), StandardCharsets.UTF_8))
                .param(InstantColumns.value(command.issuedAt()))
                .param(InstantColumns.value(command.deadline()))
                .update();
    }

    /**
     * Completes the command that a report answers, and those before it that were never answered.
     *
     * @return how long the command took; empty if the report answers no pending command
     */
    Optional<Measured> completed(VmRef vm, AllocationChanged report, Instant now) {
        jdbc.sql(
                        "update command set state = 'FAILED', reason = 'SUPERSEDED', completed_at = :now"
                                + " where tenant_id = :tenant and vm_id = :vm and generation < :generation and state = 'PENDING'")
                .param("now", InstantColumns.value(now))
                .param("tenant", vm.tenantId())
                .param("vm", vm.vmId())
                .param("generation", report.generation())
                .update();
        return jdbc.sql("update command set state = :state, reason = :reason, completed_at = :now"
                        + " where command_id = :id and state = 'PENDING' returning pool_id, kind, issued_at")
                .param("state", CommandState.of(report.outcome()).name())
                .param("reason", report.reason())
                .param("now", InstantColumns.value(now))
                .param("id", report.commandId())
                .query((row, number) -> new Measured(
                        row.getString("pool_id"),
                        AllocationCommand.Kind.valueOf(row.getString("kind")),
                        Duration.between(InstantColumns.read(row, "issued_at"), report.effectiveAt())))
                .optional();
    }

    /** The pending commands whose deadline has passed, the oldest first. */
    List<AllocationCommand> overdue(Instant now) {
        return jdbc.sql(
                        "select body from command where state = 'PENDING' and deadline <= ? order by deadline limit 100")
                .param(InstantColumns.value(now))
                .query((row, number) -> ContractCodec.read(
                        row.getString("body").getBytes(StandardCharsets.UTF_8), AllocationCommand.class))
                .list();
    }

    /** The number of commands that wait for their answer. */
    long pending() {
        return jdbc.sql("select count(*) from command where state = 'PENDING'")
                .query(Long.class)
                .single();
    }

    /** How long a command took from its issue to its effect. */
    record Measured(String poolId, AllocationCommand.Kind kind, Duration took) {}
}
