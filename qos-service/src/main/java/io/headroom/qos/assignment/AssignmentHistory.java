package io.headroom.qos.assignment;

import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every version that an assignment ever had, and who made it. */
@Repository
class AssignmentHistory {

    private final JdbcClient jdbc;

    AssignmentHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Assignment assignment, String by) {
        jdbc.sql("insert into assignment_version values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(assignment.id().tenantId())
                .param(assignment.id().vmId())
                .param(assignment.version())
                .param(assignment.tier())
                .param(assignment.tierVersion())
                .param(assignment.latencyThresholdMs())
                .param(assignment.statedQuantile())
                .param(assignment.source().name())
                .param(Timestamp.from(assignment.effectiveAt()))
                .param(by)
                .update();
    }

    /** The VM's removal. */
    void end(Assignment assignment, Instant at, String by) {
        jdbc.sql("""
                        insert into assignment_version (tenant_id, vm_id, version, effective_at, changed_by)
                        values (?, ?, ?, ?, ?)
                        """)
                .params(
                        assignment.id().tenantId(),
                        assignment.id().vmId(),
                        assignment.version(),
                        Timestamp.from(at),
                        by)
                .update();
    }
}
