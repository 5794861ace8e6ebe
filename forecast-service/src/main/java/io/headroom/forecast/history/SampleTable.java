package io.headroom.forecast.history;

import io.headroom.contracts.MetricSample;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table of samples: partitioned by day, written in sets, merged measure by measure. */
@Repository
class SampleTable {

    private static final List<Measure> MEASURES = List.of(Measure.values());

    private static final String COLUMNS = MEASURES.stream().map(Measure::column).collect(Collectors.joining(", "));

    static final String MERGE = "on conflict (tenant_id, vm_id, at) do update set "
            + MEASURES.stream()
                    .map(Measure::column)
                    .map(column -> column + " = coalesce(excluded." + column + ", metric_sample." + column + ")")
                    .collect(Collectors.joining(", "));

    private static final String UPSERT = "insert into metric_sample (tenant_id, vm_id, at, " + COLUMNS
            + ") select * from unnest(?::text[], ?::text[], ?::timestamptz[], "
            + MEASURES.stream().map(measure -> "?::float8[]").collect(Collectors.joining(", ")) + ") " + MERGE;

    private final JdbcTemplate jdbc;
    private final Set<LocalDate> days = ConcurrentHashMap.newKeySet();

    SampleTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Stores samples of distinct VM and instant, merging with what is there. */
    void merge(List<MetricSample> samples) {
        jdbc.execute((Connection connection) -> {
            try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
                upsert.setArray(
                        1,
                        texts(
                                connection,
                                samples.stream().map(MetricSample::tenantId).toArray(String[]::new)));
                upsert.setArray(
                        2,
                        texts(
                                connection,
                                samples.stream().map(MetricSample::vmId).toArray(String[]::new)));
                upsert.setArray(
                        3,
                        instants(
                                connection,
                                samples.stream().map(MetricSample::at).toList()));
                for (int i = 0; i < MEASURES.size(); i++) {
                    Measure measure = MEASURES.get(i);
                    Object[] values = samples.stream().map(measure::of).toArray();
                    upsert.setArray(4 + i, connection.createArrayOf("float8", values));
                }
                return upsert.executeUpdate();
            }
        });
    }

    /** Makes sure of the partitions that hold these instants. */
    void createPartitions(Collection<Instant> instants) {
        Set<LocalDate> missing = instants.stream()
                .map(at -> at.atZone(ZoneOffset.UTC).toLocalDate())
                .filter(day -> !days.contains(day))
                .collect(Collectors.toSet());
        for (LocalDate day : missing) {
            String name = "metric_sample_" + day.toString().replace("-", "");
            // Two writers may create the same day at once: the second waits for the first and finds it there.
            jdbc.execute("select pg_advisory_xact_lock(" + name.hashCode() + ")");
            jdbc.execute("create table if not exists " + name + " partition of metric_sample for values from ('" + day
                    + "') to ('" + day.plusDays(1) + "')");
            days.add(day);
        }
    }

    static Array texts(Connection connection, String[] values) throws SQLException {
        return connection.createArrayOf("text", values);
    }

    static Array instants(Connection connection, List<Instant> values) throws SQLException {
        return connection.createArrayOf(
                "timestamptz", values.stream().map(Timestamp::from).toArray());
    }

    /** Forgets which partitions exist, since a transaction that created some was rolled back. */
    void forget() {
        days.clear();
    }

    static String columns() {
        return COLUMNS;
    }

    static List<String> fields() {
        return Arrays.stream(Measure.values()).map(Measure::field).toList();
    }
}
