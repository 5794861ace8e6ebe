package io.headroom.forecast.history;

import io.headroom.contracts.MetricSample;
import io.headroom.contracts.VmRef;
import io.headroom.support.DomainTime;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes samples together with their partitions and the rollups of their steps, in one transaction. */
@Component
class HistoryWriting {

    private final SampleTable table;
    private final Rollups rollups;
    private final DomainTime time;
    private final TransactionTemplate transaction;

    HistoryWriting(SampleTable table, Rollups rollups, DomainTime time, TransactionTemplate transaction) {
        this.table = table;
        this.rollups = rollups;
        this.time = time;
        this.transaction = transaction;
    }

    /**
     * Writes the samples.
     *
     * @param rows stores them, and what belongs to the same transaction
     */
    void write(List<MetricSample> samples, Runnable rows) {
        try {
            transaction.executeWithoutResult(status -> {
                table.createPartitions(samples.stream().map(MetricSample::at).toList());
                rows.run();
                rollups.recompute(samples.stream().map(this::step).collect(Collectors.toSet()));
            });
        } catch (RuntimeException e) {
            table.forget();
            throw e;
        }
    }

    private VmStep step(MetricSample sample) {
        return new VmStep(new VmRef(sample.tenantId(), sample.vmId()), time.stepIndex(sample.at()));
    }
}
