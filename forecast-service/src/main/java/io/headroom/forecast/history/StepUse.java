package io.headroom.forecast.history;

import io.headroom.contracts.Resource;
import io.headroom.contracts.VmRef;
import io.headroom.support.DomainTime;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What one VM used in one step: NaN where a resource was not observed.
 *
 * @param vm the VM
 * @param step number of the step on the grid
 * @param samples how many samples it comes from
 * @param cpu cores, mean
 * @param memory MiB, maximum
 * @param disk KiB/s read and written, mean
 * @param network KiB/s received and sent, mean
 */
public record StepUse(VmRef vm, long step, int samples, double cpu, double memory, double disk, double network) {

    static StepUse of(ResultSet rows, DomainTime time) throws SQLException {
        return new StepUse(
                new VmRef(rows.getString("tenant_id"), rows.getString("vm_id")),
                time.stepIndex(rows.getTimestamp("step_at").toInstant()),
                rows.getInt("samples"),
                orNaN(rows, "cpu_mean"),
                orNaN(rows, "memory_max"),
                orNaN(rows, "disk_mean"),
                orNaN(rows, "network_mean"));
    }

    /** The planned series of one resource: the mean of rates, the maximum of memory. */
    public double of(Resource resource) {
        return switch (resource) {
            case CPU -> cpu;
            case MEMORY -> memory;
            case DISK -> disk;
            case NETWORK -> network;
        };
    }

    private static double orNaN(ResultSet rows, String column) throws SQLException {
        double value = rows.getDouble(column);
        return rows.wasNull() ? Double.NaN : value;
    }
}
