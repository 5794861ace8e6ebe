package io.headroom.sla.window;

import io.headroom.contracts.Resource;
import io.headroom.contracts.SlaObjective;
import io.headroom.contracts.VmRef;
import io.headroom.support.DomainTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Closed minutes and their sums by the hour; a minute is written once, when it is closed. */
@Repository
public class MinuteTable {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final JsonMapper json;
    private final Minutes minutes;

    MinuteTable(JdbcClient jdbc, JdbcTemplate batches, JsonMapper json, DomainTime time) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.json = json;
        this.minutes = new Minutes(time);
    }

    /** Stores minutes that have just been closed. */
    public void save(Map<VmRef, List<JudgedMinute>> closed) {
        List<Of<MinuteFacts>> facts = new ArrayList<>();
        List<Of<ObjectiveMinute>> verdicts = new ArrayList<>();
        closed.forEach((vm, judged) -> judged.forEach(minute -> {
            facts.add(new Of<>(vm, minute.facts()));
            minute.objectives().forEach(verdict -> verdicts.add(new Of<>(vm, verdict)));
        }));
        saveFacts(facts);
        saveVerdicts(verdicts);
        addToHours(verdicts);
    }

    private void saveFacts(List<Of<MinuteFacts>> facts) {
        batches.batchUpdate("insert into vm_minute values (?, ?, ?, ?::jsonb)", facts, 500, (statement, each) -> {
            statement.setString(1, each.vm().tenantId());
            statement.setString(2, each.vm().vmId());
            statement.setTimestamp(3, Timestamp.from(each.it().minuteAt()));
            statement.setString(4, json.writeValueAsString(each.it()));
        });
    }

    private void saveVerdicts(List<Of<ObjectiveMinute>> verdicts) {
        batches.batchUpdate(
                "insert into objective_minute values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                verdicts,
                500,
                (statement, each) -> {
                    ObjectiveMinute minute = each.it();
                    Resource resource = minute.resource();
                    statement.setString(1, each.vm().tenantId());
                    statement.setString(2, each.vm().vmId());
                    statement.setString(3, minute.objective().name());
                    statement.setTimestamp(4, Timestamp.from(minute.minuteAt()));
                    statement.setBoolean(5, minute.good());
                    statement.setDouble(6, minute.total());
                    statement.setDouble(7, minute.bad());
                    statement.setDouble(8, minute.target());
                    statement.setString(9, minute.cause());
                    statement.setString(10, resource == null ? null : resource.name());
                });
    }

    private void addToHours(List<Of<ObjectiveMinute>> verdicts) {
        Map<Of<HourSum.Key>, HourSum> sums = new HashMap<>();
        for (Of<ObjectiveMinute> each : verdicts) {
            ObjectiveMinute minute = each.it();
            HourSum.Key key = new HourSum.Key(minute.objective(), minutes.hourOf(minute.minuteAt()));
            sums.merge(new Of<>(each.vm(), key), HourSum.of(minute), HourSum::plus);
        }
        batches.batchUpdate("""
                insert into objective_hour as sum values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (tenant_id, vm_id, objective, hour_at) do update set
                    minutes = sum.minutes + excluded.minutes, bad_minutes = sum.bad_minutes + excluded.bad_minutes,
                    total = sum.total + excluded.total, bad = sum.bad + excluded.bad
                """, sums.entrySet(), 500, (statement, entry) -> {
            statement.setString(1, entry.getKey().vm().tenantId());
            statement.setString(2, entry.getKey().vm().vmId());
            statement.setString(3, entry.getKey().it().objective().name());
            statement.setTimestamp(4, Timestamp.from(entry.getKey().it().hourAt()));
            statement.setInt(5, entry.getValue().minutes());
            statement.setInt(6, entry.getValue().badMinutes());
            statement.setDouble(7, entry.getValue().total());
            statement.setDouble(8, entry.getValue().bad());
        });
    }

    /** The last known minutes of each due VM and objective before those that are due, in their order. */
    public Map<VmRef, Map<SlaObjective.Kind, List<ObjectiveMinute>>> before(Collection<DueVm> vms, int count) {
        Map<VmRef, Map<SlaObjective.Kind, List<ObjectiveMinute>>> known = new HashMap<>();
        jdbc.sql("""
                        select latest.* from unnest(?::text[], ?::text[], ?::timestamptz[]) as due (tenant_id, vm_id, start)
                        cross join unnest(?::text[]) as kind (objective)
                        cross join lateral (
                            select * from objective_minute as minute
                            where minute.tenant_id = due.tenant_id and minute.vm_id = due.vm_id
                                and minute.objective = kind.objective and minute.minute_at < due.start
                            order by minute.minute_at desc limit ?) as latest
                        order by latest.minute_at
                        """)
                .param(vms.stream().map(due -> due.vm().tenantId()).toArray(String[]::new))
                .param(vms.stream().map(due -> due.vm().vmId()).toArray(String[]::new))
                .param(vms.stream().map(due -> due.from().toString()).toArray(String[]::new))
                .param(Arrays.stream(SlaObjective.Kind.values()).map(Enum::name).toArray(String[]::new))
                .param(count)
                .query(row -> {
                    ObjectiveMinute minute = verdict(row);
                    known.computeIfAbsent(
                                    new VmRef(row.getString("tenant_id"), row.getString("vm_id")),
                                    vm -> new EnumMap<>(SlaObjective.Kind.class))
                            .computeIfAbsent(minute.objective(), kind -> new ArrayList<>())
                            .add(minute);
                });
        return known;
    }

    /** What was measured in the minutes of a VM that began in [from, until), in their order. */
    public List<MinuteFacts> facts(VmRef vm, Instant from, Instant until) {
        return jdbc.sql("""
                        select facts from vm_minute
                        where tenant_id = ? and vm_id = ? and minute_at >= ? and minute_at < ? order by minute_at
                        """)
                .params(vm.tenantId(), vm.vmId(), Timestamp.from(from), Timestamp.from(until))
                .query((row, number) -> json.readValue(row.getString(1), MinuteFacts.class))
                .list();
    }

    private static ObjectiveMinute verdict(ResultSet row) throws SQLException {
        String resource = row.getString("resource");
        return new ObjectiveMinute(
                SlaObjective.Kind.valueOf(row.getString("objective")),
                row.getTimestamp("minute_at").toInstant(),
                row.getBoolean("good"),
                row.getDouble("total"),
                row.getDouble("bad"),
                row.getDouble("target"),
                row.getString("cause"),
                resource == null ? null : Resource.valueOf(resource));
    }

    /** Something of a VM. */
    private record Of<T>(VmRef vm, T it) {}
}
