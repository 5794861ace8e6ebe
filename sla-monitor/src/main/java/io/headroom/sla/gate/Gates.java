package io.headroom.sla.gate;

import io.headroom.contracts.SlaObjective;
import io.headroom.contracts.VmRef;
import io.headroom.sla.gate.GateView.Code;
import io.headroom.sla.gate.GateView.Reason;
import io.headroom.sla.gate.GateView.Verdict;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Decides whether VMs have kept their promises since an instant; without data it is not known, and so it fails. */
@Component
class Gates {

    private static final String OF =
            " join unnest(?::text[], ?::text[]) as vm (tenant_id, vm_id) using (tenant_id, vm_id) ";

    private final JdbcClient jdbc;

    Gates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The verdict on VMs in [since, until). */
    GateView check(String subject, List<VmRef> vms, Instant since, Instant until) {
        List<Reason> reasons = new ArrayList<>(breaches(vms, since));
        List<Judged> judged = judged(vms, since);
        reasons.addAll(missed(judged, reasons));
        Set<String> silent = new TreeSet<>(vms.stream().map(VmRef::vmId).toList());
        silent.removeAll(judged.stream().map(Judged::vmId).collect(Collectors.toSet()));
        silent.forEach(vm -> reasons.add(new Reason(Code.NO_DATA, vm, "no minute has been judged since " + since)));
        return new GateView(
                subject, reasons.isEmpty() ? Verdict.PASS : Verdict.FAIL, since, until, vms.size(), reasons);
    }

    private List<Reason> breaches(List<VmRef> vms, Instant since) {
        return of(
                        vms,
                        "select vm_id, objective, window_from, cause from breach" + OF
                                + "where resolved_at is null or resolved_at > ? order by vm_id, window_from")
                .param(Timestamp.from(since))
                .query((row, number) -> new Reason(
                        Code.BREACH,
                        row.getString("vm_id"),
                        row.getString("objective") + " since "
                                + row.getTimestamp("window_from").toInstant() + ": " + row.getString("cause")))
                .list();
    }

    private List<Judged> judged(List<VmRef> vms, Instant since) {
        return of(vms, """
                        select vm_id, objective, min(target) as target, sum(total) as total, sum(bad) as bad,
                               count(*) filter (where not good) as bad_minutes
                        from objective_minute
                        """ + OF + "where minute_at >= ? group by vm_id, objective order by vm_id, objective")
                .param(Timestamp.from(since))
                .query((row, number) -> new Judged(
                        row.getString("vm_id"),
                        SlaObjective.Kind.valueOf(row.getString("objective")),
                        row.getDouble("target"),
                        row.getDouble("total"),
                        row.getDouble("bad"),
                        row.getInt("bad_minutes")))
                .list();
    }

    private static List<Reason> missed(List<Judged> judged, List<Reason> known) {
        Set<String> told = known.stream().map(Reason::vmId).collect(Collectors.toSet());
        return judged.stream()
                .filter(each -> each.missed() && !told.contains(each.vmId()))
                .map(each -> new Reason(
                        Code.OBJECTIVE_MISSED,
                        each.vmId(),
                        each.objective() + " was at " + each.kept() + ", promised is " + each.target()))
                .toList();
    }

    private JdbcClient.StatementSpec of(List<VmRef> vms, String sql) {
        return jdbc.sql(sql)
                .param(vms.stream().map(VmRef::tenantId).toArray(String[]::new))
                .param(vms.stream().map(VmRef::vmId).toArray(String[]::new));
    }
}
