package io.headroom.sla.attainment;

import io.headroom.contracts.SlaObjective;
import io.headroom.contracts.VmRef;
import io.headroom.support.DomainTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads how the objectives of VMs stand: hours for the period, minutes for the burn rates. */
@Repository
class Standings {

    private static final String READ = """
            select vm.tenant_id, vm.vm_id, promise.tier, wanted.*, period.*, recent.*,
                   (select breach_id from breach where breach.tenant_id = vm.tenant_id and breach.vm_id = vm.vm_id
                        and breach.objective = wanted.kind and resolved_at is null) as breach_id,
                   (select max(minute_at) from objective_minute as minute where minute.tenant_id = vm.tenant_id
                        and minute.vm_id = vm.vm_id and minute.objective = wanted.kind) as last_minute
            from unnest(:tenants::text[], :vms::text[]) as vm (tenant_id, vm_id)
            cross join lateral (
                select tier, objectives from assignment_version where assignment_version.tenant_id = vm.tenant_id
                    and assignment_version.vm_id = vm.vm_id and effective_at <= :now
                order by effective_at desc limit 1) as promise
            cross join lateral (
                select entry ->> 'kind' as kind, (entry ->> 'target')::float8 as target,
                       (entry ->> 'thresholdMs')::float8 as threshold_ms
                from jsonb_array_elements(promise.objectives) as entry) as wanted
            cross join lateral (
                select coalesce(sum(total), 0) as period_total, coalesce(sum(bad), 0) as period_bad
                from objective_hour as hour where hour.tenant_id = vm.tenant_id and hour.vm_id = vm.vm_id
                    and hour.objective = wanted.kind and hour_at > :period) as period
            cross join lateral (
                select coalesce(sum(total) filter (where minute_at >= :hour), 0) as hour_total,
                       coalesce(sum(bad) filter (where minute_at >= :hour), 0) as hour_bad,
                       coalesce(sum(total) filter (where minute_at >= :fiveMinutes), 0) as five_minutes_total,
                       coalesce(sum(bad) filter (where minute_at >= :fiveMinutes), 0) as five_minutes_bad,
                       coalesce(sum(total), 0) as six_hours_total, coalesce(sum(bad), 0) as six_hours_bad,
                       coalesce(sum(total) filter (where minute_at >= :halfHour), 0) as half_hour_total,
                       coalesce(sum(bad) filter (where minute_at >= :halfHour), 0) as half_hour_bad,
                       count(*) filter (where not good and minute_at >= :lately) as bad_lately
                from objective_minute as minute where minute.tenant_id = vm.tenant_id and minute.vm_id = vm.vm_id
                    and minute.objective = wanted.kind and minute_at >= :sixHours) as recent
            order by vm.tenant_id, vm.vm_id, wanted.kind
            """;

    private final JdbcClient jdbc;
    private final DomainTime time;

    Standings(JdbcClient jdbc, DomainTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    /**
     * How the objectives of VMs stand, by VM and objective; a VM without a tier has none.
     *
     * @param period in domain time
     * @param lately how far back, in real time, bad minutes are a risk
     */
    List<Standing> of(Collection<VmRef> vms, Duration period, Instant now, Duration lately) {
        return jdbc.sql(READ)
                .param("tenants", vms.stream().map(VmRef::tenantId).toArray(String[]::new))
                .param("vms", vms.stream().map(VmRef::vmId).toArray(String[]::new))
                .param("now", Timestamp.from(now))
                .param("period", ago(now, period))
                .param("hour", ago(now, Duration.ofHours(1)))
                .param("fiveMinutes", ago(now, Duration.ofMinutes(5)))
                .param("sixHours", ago(now, Duration.ofHours(6)))
                .param("halfHour", ago(now, Duration.ofMinutes(30)))
                .param("lately", Timestamp.from(now.minus(lately)))
                .query((row, number) -> standing(row))
                .list();
    }

    private Timestamp ago(Instant now, Duration domain) {
        return Timestamp.from(now.minus(time.real(domain)));
    }

    private static Standing standing(ResultSet row) throws SQLException {
        Timestamp lastMinute = row.getTimestamp("last_minute");
        return new Standing(
                new VmRef(row.getString("tenant_id"), row.getString("vm_id")),
                row.getString("tier"),
                new SlaObjective(
                        SlaObjective.Kind.valueOf(row.getString("kind")),
                        row.getDouble("target"),
                        row.getObject("threshold_ms", Double.class)),
                weights(row, "period"),
                weights(row, "hour"),
                weights(row, "five_minutes"),
                weights(row, "six_hours"),
                weights(row, "half_hour"),
                row.getInt("bad_lately"),
                lastMinute == null ? null : lastMinute.toInstant(),
                row.getObject("breach_id", UUID.class));
    }

    private static Weights weights(ResultSet row, String window) throws SQLException {
        return new Weights(row.getDouble(window + "_total"), row.getDouble(window + "_bad"));
    }
}
