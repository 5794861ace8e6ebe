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
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
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
                    + " created_at, changed_at) select tenant, id, vm, pool, host, state, cpu, memory, disk, network, first, after,"
                    + " density, cost, generation, maker, wanted, version, reason, created::timestamptz, changed::timestamptz"
                    + " from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[],"
                    + " ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::float8[], ?::numeric[], ?::bigint[], ?::text[],"
                    + " ?::boolean[], ?::bigint[], ?::text[], ?::text[], ?::text[]) as changed_one (tenant, id, vm, pool, host, state,"
                    + " cpu, memory, disk, network, first, after, density, cost, generation, maker, wanted, version, reason, created,"
                    + " changed) on conflict (tenant_id, reservation_id) do update set state = excluded.state,"
                    + " delta_cpu_millicores = excluded.delta_cpu_millicores, delta_memory_mib = excluded.delta_memory_mib,"
                    + " delta_disk_kib_per_s = excluded.delta_disk_kib_per_s,"
                    + " delta_network_kib_per_s = excluded.delta_network_kib_per_s, cost_per_step = excluded.cost_per_step,"
                    + " generation = excluded.generation, activation_wanted = excluded.activation_wanted,"
                    + " version = excluded.version, reason = excluded.reason, changed_at = excluded.changed_at";

    private static final String HISTORY =
            "insert into reservation_transition select tenant, id, version, before, after,"
                    + " reason, at::timestamptz from unnest(?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[],"
                    + " ?::text[]) as step (tenant, id, version, before, after, reason, at)";

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final DomainTime time;

    Reservations(JdbcClient jdbc, Outbox outbox, DomainTime time) {
        this.jdbc = jdbc;
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
        jdbc.sql(SAVE).params(columns(changed)).update();
        List<Told> told = changed.stream()
                .flatMap(reservation ->
                        reservation.transitions().stream().map(transition -> new Told(reservation, transition)))
                .toList();
        jdbc.sql(HISTORY).params(history(told)).update();
        outbox.publishAll(told.stream()
                .map(each -> new Outbox.Keyed(each.reservation.vm().key(), message(each.reservation, each.transition)))
                .toList());
        changed.forEach(Reservation::stored);
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

    private static List<Object> columns(List<Reservation> reservations) {
        return List.of(
                texts(reservations, reservation -> reservation.vm().tenantId()),
                texts(reservations, Reservation::id),
                texts(reservations, reservation -> reservation.vm().vmId()),
                texts(reservations, reservation -> reservation.terms().poolId()),
                texts(reservations, reservation -> reservation.terms().hostId()),
                texts(reservations, reservation -> reservation.state().name()),
                numbers(reservations, reservation -> reservation.delta()[0]),
                numbers(reservations, reservation -> reservation.delta()[1]),
                numbers(reservations, reservation -> reservation.delta()[2]),
                numbers(reservations, reservation -> reservation.delta()[3]),
                numbers(reservations, Reservation::from),
                numbers(reservations, Reservation::to),
                reservations.stream().map(Reservation::density).toArray(Double[]::new),
                reservations.stream()
                        .map(reservation ->
                                BigDecimal.valueOf(reservation.costPerStep()).setScale(9, RoundingMode.HALF_UP))
                        .toArray(BigDecimal[]::new),
                numbers(reservations, Reservation::generation),
                texts(reservations, reservation -> reservation.terms().maker().name()),
                reservations.stream().map(Reservation::activationWanted).toArray(Boolean[]::new),
                numbers(reservations, Reservation::version),
                texts(reservations, Reservation::reason),
                texts(
                        reservations,
                        reservation -> reservation.terms().createdAt().toString()),
                texts(reservations, reservation -> reservation.changedAt().toString()));
    }

    private static List<Object> history(List<Told> told) {
        return List.of(
                texts(told, each -> each.reservation.vm().tenantId()),
                texts(told, each -> each.reservation.id()),
                numbers(told, each -> each.transition.version()),
                texts(
                        told,
                        each -> each.transition.from() == null
                                ? null
                                : each.transition.from().name()),
                texts(told, each -> each.transition.to().name()),
                texts(told, each -> each.transition.reason()),
                texts(told, each -> each.transition.at().toString()));
    }

    private static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable String> column) {
        @Nullable String[] texts = new String[rows.size()];
        Arrays.setAll(texts, row -> column.apply(rows.get(row)));
        return texts;
    }

    private static <T> Long[] numbers(List<T> rows, ToLongFunction<T> column) {
        return rows.stream().map(column::applyAsLong).toArray(Long[]::new);
    }

    /** A change in a reservation's life that is to be told. */
    private record Told(Reservation reservation, Reservation.Transition transition) {}

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
