package io.headroom.allocator.reservation;

import io.headroom.allocator.columns.AmountColumns;
import io.headroom.allocator.columns.InstantColumns;
import io.headroom.contracts.ReservationChanged;
import io.headroom.contracts.ReservationChanged.State;
import io.headroom.contracts.VmRef;
import io.headroom.support.DomainTime;
import io.headroom.support.messaging.Outbox;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The reservations in the database; what is saved is recorded in their history and published. */
@Repository
public class Reservations {

    private static final String OPEN = "state in ('RESERVED', 'ACTIVATING', 'ACTIVE', 'RELEASING')";

    private static final String SAVE =
            "insert into reservation (tenant_id, reservation_id, vm_id, pool_id, host_id, state, "
                    + AmountColumns.names("delta")
                    + ", from_step, to_step, density, cost_per_step, generation, made_by, activation_wanted, version, reason,"
                    + " created_at, changed_at) values (:tenant, :id, :vm, :pool, :host, :state, "
                    + AmountColumns.parameters("delta")
                    + ", :from, :to, :density, :cost, :generation, :maker, :wanted, :version, :reason, :created, :changed)"
                    + " on conflict (tenant_id, reservation_id) do update set state = excluded.state, "
                    + "delta_cpu_millicores = excluded.delta_cpu_millicores, delta_memory_mib = excluded.delta_memory_mib,"
                    + " delta_disk_kib_per_s = excluded.delta_disk_kib_per_s,"
                    + " delta_network_kib_per_s = excluded.delta_network_kib_per_s, cost_per_step = excluded.cost_per_step,"
                    + " generation = excluded.generation, activation_wanted = excluded.activation_wanted,"
                    + " version = excluded.version, reason = excluded.reason, changed_at = excluded.changed_at";

    private static final String HISTORY =
            "insert into reservation_transition" + " values (:tenant, :id, :version, :from, :to, :reason, :at)";

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;
    private final Outbox outbox;
    private final DomainTime time;

    Reservations(JdbcClient jdbc, NamedParameterJdbcTemplate batches, Outbox outbox, DomainTime time) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.outbox = outbox;
        this.time = time;
    }

    Map<String, List<Reservation>> openOnHosts(List<String> hostIds) {
        Map<String, List<Reservation>> byHost = new HashMap<>();
        jdbc.sql("select * from reservation where host_id = any(?) and " + OPEN)
                .param(hostIds.toArray(String[]::new))
                .query((row, number) -> read(row))
                .list()
                .forEach(reservation -> byHost.computeIfAbsent(
                                reservation.terms().hostId(), host -> new ArrayList<>())
                        .add(reservation));
        return byHost;
    }

    /** The open reservations of a VM in order of time. */
    public List<Reservation> openOf(VmRef vm, int limit) {
        return jdbc.sql("select * from reservation where tenant_id = ? and vm_id = ? and " + OPEN
                        + " order by from_step, reservation_id limit ?")
                .params(vm.tenantId(), vm.vmId(), limit)
                .query((row, number) -> read(row))
                .list();
    }

    public Optional<Reservation> find(String tenantId, String id) {
        return jdbc.sql("select * from reservation where tenant_id = ? and reservation_id = ?")
                .params(tenantId, id)
                .query((row, number) -> read(row))
                .optional();
    }

    /** Reservations by start and id, after a position. */
    public List<Reservation> list(ReservationFilter filter, long afterStep, String afterId, int limit) {
        return jdbc.sql(
                        "select * from reservation where (:tenant::text is null or tenant_id = :tenant)"
                                + " and (:vm::text is null or vm_id = :vm) and (:state::text is null or state = :state)"
                                + " and (from_step, reservation_id) > (:step, :id) order by from_step, reservation_id limit :limit")
                .param("tenant", filter.tenantId())
                .param("vm", filter.vmId())
                .param("state", filter.state() == null ? null : filter.state().name())
                .param("step", afterStep)
                .param("id", afterId)
                .param("limit", limit)
                .query((row, number) -> read(row))
                .list();
    }

    /** Stores what changed of reservations, with its history, and publishes it. */
    void save(Collection<Reservation> reservations) {
        List<Reservation> changed =
                reservations.stream().filter(Reservation::changed).toList();
        if (changed.isEmpty()) {
            return;
        }
        batches.batchUpdate(SAVE, changed.stream().map(Reservations::values).toArray(SqlParameterSource[]::new));
        SqlParameterSource[] history = changed.stream()
                .flatMap(reservation -> reservation.transitions().stream()
                        .map(transition -> (SqlParameterSource) history(reservation, transition)))
                .toArray(SqlParameterSource[]::new);
        if (history.length > 0) {
            batches.batchUpdate(HISTORY, history);
        }
        for (Reservation reservation : changed) {
            reservation
                    .transitions()
                    .forEach(transition -> outbox.publish(reservation.vm().key(), message(reservation, transition)));
            reservation.stored();
        }
    }

    private ReservationChanged message(Reservation reservation, Reservation.Transition transition) {
        Reservation.Terms terms = reservation.terms();
        return new ReservationChanged(
                terms.id(),
                terms.vm().tenantId(),
                terms.vm().vmId(),
                terms.poolId(),
                terms.hostId(),
                transition.version(),
                transition.to(),
                Amounts.record(transition.delta()),
                time.stepStart(terms.from()),
                time.stepStart(terms.to()),
                transition.at(),
                transition.reason());
    }

    private static SqlParameterSource values(Reservation reservation) {
        Reservation.Terms terms = reservation.terms();
        return new MapSqlParameterSource()
                .addValue("tenant", terms.vm().tenantId())
                .addValue("id", terms.id())
                .addValue("vm", terms.vm().vmId())
                .addValue("pool", terms.poolId())
                .addValue("host", terms.hostId())
                .addValue("state", reservation.state().name())
                .addValues(AmountColumns.values("delta", Amounts.record(reservation.delta())))
                .addValue("from", terms.from())
                .addValue("to", terms.to())
                .addValue("density", terms.density())
                .addValue("cost", BigDecimal.valueOf(reservation.costPerStep()).setScale(9, RoundingMode.HALF_UP))
                .addValue("generation", reservation.generation())
                .addValue("maker", terms.maker().name())
                .addValue("wanted", reservation.activationWanted())
                .addValue("version", reservation.version())
                .addValue("reason", reservation.reason())
                .addValue("created", InstantColumns.value(terms.createdAt()))
                .addValue("changed", InstantColumns.value(reservation.changedAt()));
    }

    private static MapSqlParameterSource history(Reservation reservation, Reservation.Transition transition) {
        State from = transition.from();
        return new MapSqlParameterSource()
                .addValue("tenant", reservation.vm().tenantId())
                .addValue("id", reservation.id())
                .addValue("version", transition.version())
                .addValue("from", from == null ? null : from.name())
                .addValue("to", transition.to().name())
                .addValue("reason", transition.reason())
                .addValue("at", InstantColumns.value(transition.at()));
    }

    private static Reservation read(ResultSet row) throws SQLException {
        return new Reservation(
                new Reservation.Terms(
                        new VmRef(row.getString("tenant_id"), row.getString("vm_id")),
                        row.getString("reservation_id"),
                        row.getString("pool_id"),
                        row.getString("host_id"),
                        row.getLong("from_step"),
                        row.getLong("to_step"),
                        row.getDouble("density"),
                        Reservation.Maker.valueOf(row.getString("made_by")),
                        InstantColumns.read(row, "created_at")),
                new Reservation.Stored(
                        Amounts.of(AmountColumns.read(row, "delta")),
                        row.getDouble("cost_per_step"),
                        State.valueOf(row.getString("state")),
                        row.getLong("generation"),
                        row.getBoolean("activation_wanted"),
                        row.getLong("version"),
                        row.getString("reason"),
                        InstantColumns.read(row, "changed_at")));
    }
}
