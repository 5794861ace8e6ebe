package io.headroom.sla.attainment;

import io.headroom.contracts.SlaObjective;
import io.headroom.contracts.VmRef;
import io.headroom.support.DomainTime;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reports on a tenant's VMs. */
@Component
class Reports {

    private final Attainment attainment;
    private final VmDirectory directory;
    private final JdbcClient jdbc;
    private final DomainTime time;

    Reports(Attainment attainment, VmDirectory directory, JdbcClient jdbc, DomainTime time) {
        this.attainment = attainment;
        this.directory = directory;
        this.jdbc = jdbc;
        this.time = time;
    }

    /**
     * The report on the last period.
     *
     * @param period in domain time
     */
    ReportView of(String tenant, Duration period) {
        Instant now = time.now();
        Instant from = now.minus(time.real(period));
        Map<Subject, Long> breaches = breaches(tenant, from);
        List<VmRef> vms = directory.page(tenant, Optional.empty(), Integer.MAX_VALUE);
        List<ReportView.Line> lines = attainment.standings(vms, period, now).stream()
                .map(standing -> line(standing, period, breaches))
                .toList();
        return new ReportView(tenant, period.toString(), from, now, ReportView.Summary.of(lines), lines);
    }

    private static ReportView.Line line(Standing standing, Duration period, Map<Subject, Long> breaches) {
        SlaObjective objective = standing.objective();
        ErrorBudget budget = ErrorBudget.of(objective, period);
        return new ReportView.Line(
                standing.vm().vmId(),
                standing.tier(),
                objective.kind(),
                objective.target(),
                standing.attainment().orElse(null),
                budget.kept(standing.period()).orElse(null),
                budget.left(standing.period()).orElse(null),
                breaches.getOrDefault(new Subject(standing.vm().vmId(), objective.kind()), 0L));
    }

    private Map<Subject, Long> breaches(String tenant, Instant from) {
        Map<Subject, Long> counts = new HashMap<>();
        jdbc.sql("""
                        select vm_id, objective, count(*) from breach
                        where tenant_id = ? and window_from >= ? group by vm_id, objective
                        """).params(tenant, Timestamp.from(from)).query(row -> {
            counts.put(new Subject(row.getString(1), SlaObjective.Kind.valueOf(row.getString(2))), row.getLong(3));
        });
        return counts;
    }

    /** One objective of one of the tenant's VMs. */
    private record Subject(String vmId, SlaObjective.Kind objective) {}
}
