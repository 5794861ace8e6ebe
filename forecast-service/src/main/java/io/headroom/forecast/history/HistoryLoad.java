package io.headroom.forecast.history;

import io.headroom.contracts.MetricSample;
import io.headroom.contracts.VmRef;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Loads history straight into the table: COPY to a stage, merge, roll up, a chunk per transaction. */
@Component
public class HistoryLoad {

    private final HistoryWriting writing;
    private final JdbcTemplate jdbc;
    private final ApplicationEventPublisher events;

    HistoryLoad(HistoryWriting writing, JdbcTemplate jdbc, ApplicationEventPublisher events) {
        this.writing = writing;
        this.jdbc = jdbc;
        this.events = events;
    }

    /** Loads one chunk; loading it again changes nothing. */
    public void load(List<MetricSample> samples) {
        writing.write(samples, () -> merge(samples));
    }

    /** Tells that the history of these VMs is complete. */
    public void loaded(Set<VmRef> vms) {
        events.publishEvent(new HistoryImported(Set.copyOf(vms)));
    }

    private void merge(List<MetricSample> samples) {
        jdbc.execute((Connection connection) -> copy(connection, samples));
        jdbc.update("insert into metric_sample (tenant_id, vm_id, at, " + SampleTable.columns()
                + ") select distinct on (tenant_id, vm_id, at) tenant_id, vm_id, at, " + SampleTable.columns()
                + " from sample_stage order by tenant_id, vm_id, at, line desc " + SampleTable.MERGE);
    }

    private static long copy(Connection connection, List<MetricSample> samples) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("create temporary table if not exists sample_stage (line bigint, "
                    + "like metric_sample including defaults) on commit delete rows");
        }
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy sample_stage (line, tenant_id, vm_id, at, " + SampleTable.columns() + ") from stdin");
        try {
            long line = 0;
            StringBuilder rows = new StringBuilder();
            for (MetricSample sample : samples) {
                rows.append(line++)
                        .append('\t')
                        .append(sample.tenantId())
                        .append('\t')
                        .append(sample.vmId())
                        .append('\t')
                        .append(sample.at());
                for (Measure measure : Measure.values()) {
                    Double value = measure.of(sample);
                    rows.append('\t').append(value == null ? "\\N" : value.toString());
                }
                rows.append('\n');
            }
            byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
            copy.writeToCopy(bytes, 0, bytes.length);
            return copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /** The measures that an import may have, in any order, after {@code vmId} and {@code at}. */
    public static String fields() {
        return SampleTable.fields().stream().collect(Collectors.joining(","));
    }
}
