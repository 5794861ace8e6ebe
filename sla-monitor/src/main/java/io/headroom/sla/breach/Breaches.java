package io.headroom.sla.breach;

import io.headroom.contracts.Resource;
import io.headroom.contracts.SlaBreachOpened.Severity;
import io.headroom.contracts.SlaObjective;
import io.headroom.contracts.VmRef;
import io.headroom.sla.window.MinuteFacts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** All breaches, one open at most per VM and objective. */
@Repository
class Breaches {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Breaches(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Stores a breach unless it is known; says whether it was new. */
    boolean open(Breach breach) {
        Resource resource = breach.resource();
        return jdbc.sql("""
                                insert into breach (breach_id, tenant_id, vm_id, objective, tier, severity, cause,
                                    window_from, window_to, observed, target, evidence, opened_at, resource)
                                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)
                                on conflict (breach_id) do nothing
                                """)
                        .params(
                                breach.id(),
                                breach.vm().tenantId(),
                                breach.vm().vmId(),
                                breach.objective().name(),
                                breach.tier(),
                                breach.severity().name(),
                                breach.cause(),
                                Timestamp.from(breach.windowFrom()),
                                Timestamp.from(breach.windowTo()),
                                breach.observed(),
                                breach.target(),
                                json.writeValueAsString(breach.evidence()),
                                Timestamp.from(breach.openedAt()))
                        .param(resource == null ? null : resource.name())
                        .update()
                == 1;
    }

    /** Ends a breach; says whether it was open. */
    boolean resolve(UUID id, Instant at, Resolution resolution) {
        return jdbc.sql("update breach set resolved_at = ?, resolution = ? where breach_id = ? and resolved_at is null")
                        .params(Timestamp.from(at), resolution.name(), id)
                        .update()
                == 1;
    }

    /** The latest breach of each objective of VMs, open or not. */
    List<Breach> latest(Collection<VmRef> vms) {
        return jdbc.sql("""
                        select distinct on (tenant_id, vm_id, objective) breach.* from breach
                        join unnest(?::text[], ?::text[]) as vm (tenant_id, vm_id) using (tenant_id, vm_id)
                        order by tenant_id, vm_id, objective, resolved_at is null desc, window_from desc
                        """)
                .param(vms.stream().map(VmRef::tenantId).toArray(String[]::new))
                .param(vms.stream().map(VmRef::vmId).toArray(String[]::new))
                .query(this::breach)
                .list();
    }

    /** A breach of a tenant; of any tenant if it is null. */
    Optional<Breach> find(@Nullable String tenant, UUID id) {
        return jdbc.sql("select * from breach where breach_id = :id and tenant_id = coalesce(:tenant, tenant_id)")
                .param("id", id)
                .param("tenant", tenant, Types.VARCHAR)
                .query(this::breach)
                .optional();
    }

    /** Breaches by their window's start, the latest first. */
    List<Breach> list(BreachFilter filter, Instant before, UUID beforeId, int limit) {
        return jdbc.sql("""
                        select * from breach
                        where tenant_id = coalesce(:tenant, tenant_id) and vm_id = coalesce(:vm, vm_id)
                            and (resolved_at is null) = coalesce(:open, resolved_at is null)
                            and (window_from, breach_id) < (:before, :beforeId)
                        order by window_from desc, breach_id desc limit :limit
                        """)
                .param("tenant", filter.tenant(), Types.VARCHAR)
                .param("vm", filter.vmId(), Types.VARCHAR)
                .param("open", filter.open(), Types.BOOLEAN)
                .param("before", Timestamp.from(before))
                .param("beforeId", beforeId)
                .param("limit", limit)
                .query(this::breach)
                .list();
    }

    private Breach breach(ResultSet row, int number) throws SQLException {
        Timestamp resolvedAt = row.getTimestamp("resolved_at");
        String resource = row.getString("resource");
        String resolution = row.getString("resolution");
        return new Breach(
                row.getObject("breach_id", UUID.class),
                new VmRef(row.getString("tenant_id"), row.getString("vm_id")),
                SlaObjective.Kind.valueOf(row.getString("objective")),
                row.getString("tier"),
                Severity.valueOf(row.getString("severity")),
                row.getString("cause"),
                resource == null ? null : Resource.valueOf(resource),
                row.getTimestamp("window_from").toInstant(),
                row.getTimestamp("window_to").toInstant(),
                row.getDouble("observed"),
                row.getDouble("target"),
                List.of(json.readValue(row.getString("evidence"), MinuteFacts[].class)),
                row.getTimestamp("opened_at").toInstant(),
                resolvedAt == null ? null : resolvedAt.toInstant(),
                resolution == null ? null : Resolution.valueOf(resolution));
    }
}
