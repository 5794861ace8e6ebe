package io.headroom.forecast.history;

import io.headroom.contracts.MetricSample;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The measures of a sample: their column, and how a sample tells them. */
public enum Measure {
    CPU_CORES_USED("cpuCoresUsed", MetricSample::cpuCoresUsed),
    MEMORY_MIB_USED("memoryMibUsed", MetricSample::memoryMibUsed),
    STORAGE_USED_MIB("storageUsedMib", MetricSample::storageUsedMib),
    DISK_READ_KIB_PER_S("diskReadKibPerS", MetricSample::diskReadKibPerS),
    DISK_WRITE_KIB_PER_S("diskWriteKibPerS", MetricSample::diskWriteKibPerS),
    DISK_READ_IOPS("diskReadIops", MetricSample::diskReadIops),
    DISK_WRITE_IOPS("diskWriteIops", MetricSample::diskWriteIops),
    NETWORK_RX_KIB_PER_S("networkRxKibPerS", MetricSample::networkRxKibPerS),
    NETWORK_TX_KIB_PER_S("networkTxKibPerS", MetricSample::networkTxKibPerS),
    REQUESTS_PER_SECOND("requestsPerSecond", MetricSample::requestsPerSecond),
    REQUEST_LATENCY_P95_MS("requestLatencyP95Ms", MetricSample::requestLatencyP95Ms),
    ERROR_RATIO("errorRatio", MetricSample::errorRatio),
    CPU_STEAL_RATIO("cpuStealRatio", MetricSample::cpuStealRatio);

    private final String field;
    private final Function<MetricSample, @Nullable Double> of;

    Measure(String field, Function<MetricSample, @Nullable Double> of) {
        this.field = field;
        this.of = of;
    }

    /** The name in JSON and in the header of a CSV import. */
    public String field() {
        return field;
    }

    /** The column in {@code metric_sample}. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The value in a sample, null if it is missing. */
    public @Nullable Double of(MetricSample sample) {
        return of.apply(sample);
    }
}
