package io.headroom.sla.window;

import io.headroom.contracts.MetricSample;
import io.headroom.contracts.VmRef;
import io.headroom.sla.terms.CatchUp;
import io.headroom.support.DomainTime;
import io.headroom.support.messaging.Received;
import io.headroom.support.web.ProblemException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes a polled batch of samples into the open minutes and moves the clocks of their VMs, in one transaction. */
@Component
class SampleIntake {

    private static final Comparator<VmRef> LOCK_ORDER =
            Comparator.comparing(VmRef::tenantId).thenComparing(VmRef::vmId);

    private final VmClocks clocks;
    private final SampleTable table;
    private final DomainTime time;
    private final WindowProperties properties;
    private final CatchUp catchUp;
    private final TransactionTemplate transaction;
    private final Counter late;

    SampleIntake(
            VmClocks clocks,
            SampleTable table,
            DomainTime time,
            WindowProperties properties,
            CatchUp catchUp,
            TransactionTemplate transaction,
            MeterRegistry meters) {
        this.clocks = clocks;
        this.table = table;
        this.time = time;
        this.properties = properties;
        this.catchUp = catchUp;
        this.transaction = transaction;
        this.late = Counter.builder("headroom.sla.samples.late")
                .description("samples whose minute was closed, repeated ones among them")
                .register(meters);
    }

    /**
     * Takes a batch.
     *
     * @throws ProblemException SAMPLE_AHEAD if one of them lies too far in the future; nothing is taken then
     */
    void take(List<Received<MetricSample>> batch) {
        Instant limit = time.now().plus(properties.ahead());
        for (Received<MetricSample> received : batch) {
            requireNotAfter(limit, received.record());
            catchUp.sampleArrived(received.timestamp());
        }
        Long tooLate = transaction.execute(status -> store(batch));
        late.increment(tooLate == null ? 0 : tooLate.doubleValue());
    }

    private static void requireNotAfter(Instant limit, MetricSample sample) {
        if (sample.at().isAfter(limit)) {
            throw new ProblemException(
                    SlaRecordError.SAMPLE_AHEAD,
                    "the sample of " + sample.vmId() + " at " + sample.at() + " must not be after " + limit
                            + ": check the sender's clock");
        }
    }

    private long store(List<Received<MetricSample>> batch) {
        Map<VmRef, List<MetricSample>> byVm = new TreeMap<>(LOCK_ORDER);
        for (Received<MetricSample> received : batch) {
            MetricSample sample = received.record();
            byVm.computeIfAbsent(new VmRef(sample.tenantId(), sample.vmId()), vm -> new ArrayList<>())
                    .add(sample);
        }
        Map<VmRef, VmClock> known = clocks.lock(byVm.keySet());
        Map<VmRef, VmClock> moved = new TreeMap<>(LOCK_ORDER);
        List<MetricSample> accepted = new ArrayList<>();
        byVm.forEach((vm, samples) -> {
            VmClock clock = known.getOrDefault(vm, clocks.fresh());
            samples.stream().filter(sample -> clock.accept(sample.at())).forEach(accepted::add);
            moved.put(vm, clock);
        });
        table.merge(accepted);
        clocks.save(moved, time.now());
        return moved.values().stream().mapToLong(VmClock::late).sum();
    }
}
