package io.headroom.allocator.planner;

import io.headroom.allocator.columns.InstantColumns;
import io.headroom.contracts.VmChanged.Mode;
import io.headroom.contracts.VmRef;
import io.headroom.planning.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The record of every decision. */
@Repository
class Decisions {

    private static final String STORE =
            "insert into decision values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::text[], ?::jsonb)";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final JsonMapper json;

    Decisions(JdbcClient jdbc, JdbcTemplate batches, JsonMapper json) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.json = json;
    }

    void store(List<Decision> decisions) {
        batches.batchUpdate(STORE, decisions, 500, (statement, decision) -> {
            statement.setString(1, decision.vm().tenantId());
            statement.setString(2, decision.decisionId());
            statement.setString(3, decision.vm().vmId());
            statement.setString(4, decision.poolId());
            statement.setString(5, decision.hostId());
            statement.setLong(6, decision.step());
            statement.setObject(7, InstantColumns.value(decision.decidedAt()));
            statement.setString(8, decision.cause().name());
            statement.setString(9, decision.mode().name());
            statement.setString(10, decision.outcome().name());
            statement.setObject(11, decision.reasons().toArray(String[]::new));
            statement.setString(12, json.writeValueAsString(decision.details()));
        });
    }

    /** Decisions, the latest first, before a position. */
    List<Decision> list(Filter filter, Instant before, String beforeId, int limit) {
        return jdbc.sql("select * from decision where (:tenant::text is null or tenant_id = :tenant)"
                        + " and (:vm::text is null or vm_id = :vm) and (:outcome::text is null or outcome = :outcome)"
                        + " and decided_at >= :from and (decided_at, decision_id) < (:before, :id)"
                        + " order by decided_at desc, decision_id desc limit :limit")
                .param("tenant", filter.tenantId())
                .param("vm", filter.vmId())
                .param(
                        "outcome",
                        filter.outcome() == null ? null : filter.outcome().name())
                .param("from", InstantColumns.value(filter.from() == null ? Instant.EPOCH : filter.from()))
                .param("before", InstantColumns.value(before))
                .param("id", beforeId)
                .param("limit", limit)
                .query((row, number) -> read(row))
                .list();
    }

    private Decision read(ResultSet row) throws SQLException {
        return new Decision(
                row.getString("decision_id"),
                new VmRef(row.getString("tenant_id"), row.getString("vm_id")),
                row.getString("pool_id"),
                row.getString("host_id"),
                row.getLong("step"),
                InstantColumns.read(row, "decided_at"),
                Cause.valueOf(row.getString("cause")),
                Mode.valueOf(row.getString("mode")),
                Outcome.valueOf(row.getString("outcome")),
                List.of((String[]) row.getArray("reasons").getArray()),
                json.readValue(row.getString("details"), Decision.Details.class));
    }

    /** Which decisions a list shows; null means all. */
    record Filter(
            @Nullable String tenantId,
            @Nullable String vmId,
            @Nullable Outcome outcome,
            @Nullable Instant from) {}
}
