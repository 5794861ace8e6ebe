package io.headroom.allocator.reservation;

import io.headroom.allocator.columns.AmountColumns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The slots of all hosts in the database. Writers hold the host's lock; beside it every grant is conditional on the room
 * it needs, and a constraint refuses what would over-commit a slot.
 */
@Repository
public class CapacityCalendar {

    /** How far ahead slots reach, in steps: a day of five-minute steps. */
    public static final int HORIZON = 288;

    private static final List<String> RESOURCES =
            List.of("cpu_millicores", "memory_mib", "disk_kib_per_s", "network_kib_per_s");

    private static final String ROLL = "insert into calendar_slot (host_id, step, "
            + Stream.of("sellable", "physical", "lost", "guaranteed", "reserved")
                    .map(AmountColumns::names)
                    .collect(Collectors.joining(", "))
            + ") select h.host_id, step, "
            + each("h.sellable_%1$s") + ", " + each("h.physical_%1$s") + ", "
            + each("case when h.lost or h.state = 'DOWN' then h.sellable_%1$s else 0 end") + ", "
            + each("coalesce(g.%1$s, 0)") + ", " + each("coalesce(g.%1$s, 0)")
            + " from calendar_host c join host h using (host_id) left join (select host_id, "
            + each("sum(guaranteed_%1$s) as %1$s") + " from holding group by host_id) g using (host_id)"
            + ", generate_series(greatest(c.end_step, :step), :end - 1) step"
            + " where c.host_id = any(:hosts) and c.end_step < :end";

    private static final String LOAD = "select host_id, "
            + Stream.of("sellable", "lost", "guaranteed", "reserved", "active")
                    .map(AmountColumns::names)
                    .collect(Collectors.joining(", "))
            + " from calendar_slot where host_id = any(?) and step >= ? order by host_id, step";

    private static final String WRITE = "update calendar_slot s set "
            + each("reserved_%1$s = s.reserved_%1$s + d.reserved_%1$s") + ", "
            + each("active_%1$s = s.active_%1$s + d.active_%1$s") + ", "
            + each("guaranteed_%1$s = s.guaranteed_%1$s + d.guaranteed_%1$s")
            + " from unnest(?::text[], ?::bigint[], " + "?::bigint[], ".repeat(15)
            + "?::bigint[]) as d (host_id, step, "
            + Stream.of("reserved", "active", "guaranteed", "carried")
                    .map(AmountColumns::names)
                    .collect(Collectors.joining(", "))
            + ") where s.host_id = d.host_id and s.step = d.step and "
            + RESOURCES.stream()
                    .map(("(d.reserved_%1$s + d.active_%1$s <= d.carried_%1$s or s.reserved_%1$s + s.active_%1$s"
                            + " + d.reserved_%1$s + d.active_%1$s <= s.sellable_%1$s - s.lost_%1$s)")::formatted)
                    .collect(Collectors.joining(" and "));

    private static final String CAPACITY = "update calendar_slot s set "
            + each("physical_%1$s = greatest(h.physical_%1$s, s.guaranteed_%1$s)") + ", "
            + each("sellable_%1$s = greatest(h.sellable_%1$s, s.reserved_%1$s + s.active_%1$s)") + ", "
            + each("lost_%1$s = greatest(h.sellable_%1$s, s.reserved_%1$s + s.active_%1$s)"
                    + " - case when h.lost or h.state = 'DOWN' then 0 else h.sellable_%1$s end")
            + " from host h where h.host_id = s.host_id and h.host_id = any(?)";

    private final JdbcClient jdbc;

    CapacityCalendar(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Begins the calendar of a new host. */
    void open(String hostId, String poolId, long step) {
        jdbc.sql("insert into calendar_host values (?, ?, ?, ?)")
                .params(hostId, poolId, step, step)
                .update();
        roll(List.of(hostId), step);
    }

    /** Ends the calendar of a host without holdings. */
    void close(String hostId) {
        jdbc.sql("delete from reservation where host_id = ?").param(hostId).update();
        jdbc.sql("delete from calendar_host where host_id = ?").param(hostId).update();
    }

    /** Lets the slots of hosts follow what the hosts have; a loss may leave a deficit. */
    void followCapacity(Collection<String> hostIds) {
        jdbc.sql(CAPACITY).param(hostIds.toArray(String[]::new)).update();
    }

    /** Locks hosts in the order of their ids; those without a calendar are left out. */
    List<String> lock(Collection<String> hostIds) {
        return jdbc.sql("select host_id from calendar_host where host_id = any(?) order by host_id for no key update")
                .param(hostIds.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    /** Drops the slots that have passed and makes those that have come into the horizon, guarantees in them. */
    void roll(List<String> hostIds, long step) {
        String[] hosts = hostIds.toArray(String[]::new);
        int due = jdbc.sql("select count(*) from calendar_host where host_id = any(?) and end_step < ?")
                .params(hosts, step + HORIZON)
                .query(Integer.class)
                .single();
        if (due == 0) {
            return;
        }
        jdbc.sql("delete from calendar_slot where host_id = any(?) and step < ?")
                .params(hosts, step)
                .update();
        jdbc.sql(ROLL)
                .param("step", step)
                .param("end", step + HORIZON)
                .param("hosts", hosts)
                .update();
        jdbc.sql("update calendar_host set first_step = greatest(first_step, ?), end_step = ?"
                        + " where host_id = any(?) and end_step < ?")
                .params(step, step + HORIZON, hosts, step + HORIZON)
                .update();
    }

    /** The slots of hosts from a step on. */
    Map<String, HostCalendar> load(List<String> hostIds, long step) {
        Map<String, List<Slot>> slots = new LinkedHashMap<>();
        jdbc.sql(LOAD).params(hostIds.toArray(String[]::new), step).query(row -> {
            slots.computeIfAbsent(row.getString(1), host -> new ArrayList<>(HORIZON))
                    .add(slot(row));
        });
        Map<String, HostCalendar> calendars = new LinkedHashMap<>();
        slots.forEach((host, ofHost) -> calendars.put(host, new HostCalendar(host, step, ofHost)));
        return calendars;
    }

    private static Slot slot(ResultSet row) throws SQLException {
        return new Slot(amounts(row, 2), amounts(row, 6), amounts(row, 10), amounts(row, 14), amounts(row, 18));
    }

    /** By position: a plan reads a day's slots of all its hosts, and looking each column up by its name takes longer. */
    private static long[] amounts(ResultSet row, int first) throws SQLException {
        return new long[] {row.getLong(first), row.getLong(first + 1), row.getLong(first + 2), row.getLong(first + 3)};
    }

    /**
     * Writes the changes of hosts, one row per host and changed slot.
     *
     * @throws CapacityTakenException if a slot has not the room for what is granted in it
     */
    void write(List<HostCalendar> calendars) {
        SlotChanges changes = SlotChanges.of(calendars);
        if (changes.size() == 0) {
            return;
        }
        int written = jdbc.sql(WRITE).params(changes.columns()).update();
        if (written != changes.size()) {
            throw new CapacityTakenException(
                    (changes.size() - written) + " of " + changes.size() + " slots had no room for what was granted");
        }
    }

    /** The slots of one host for people: from a step on, so many. */
    List<SlotView> view(String hostId, long from, int steps, LongFunction<Instant> start) {
        return jdbc.sql("select * from calendar_slot where host_id = ? and step >= ? and step < ? order by step")
                .params(hostId, from, from + steps)
                .query((row, number) -> new SlotView(
                        start.apply(row.getLong("step")),
                        AmountColumns.read(row, "sellable"),
                        AmountColumns.read(row, "physical"),
                        AmountColumns.read(row, "lost"),
                        AmountColumns.read(row, "guaranteed"),
                        AmountColumns.read(row, "reserved"),
                        AmountColumns.read(row, "active")))
                .list();
    }

    private static String each(String pattern) {
        return RESOURCES.stream().map(pattern::formatted).collect(Collectors.joining(", "));
    }
}
