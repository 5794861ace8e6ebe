package io.headroom.bench.loop;

import io.headroom.contracts.AllocationChanged;
import io.headroom.contracts.AllocationChanged.Outcome;
import io.headroom.contracts.ContractCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** What providers have reported on {@code allocations}, by VM and by the trace that led to it. */
final class Reports {

    private final Map<String, Long> cpuMillicores = new HashMap<>();
    private final Map<String, Grown> grownByTrace = new HashMap<>();

    /**
     * An allocation that was applied and gave a VM more CPU.
     *
     * @param report what was reported
     * @param nanos when it was seen, by {@link System#nanoTime()}
     */
    record Grown(AllocationChanged report, long nanos) {}

    /** What a VM effectively has; empty before its first report. */
    synchronized Optional<Long> cpuMillicores(String vmId) {
        return Optional.ofNullable(cpuMillicores.get(vmId));
    }

    /** Waits for what a trace led to; empty if that takes longer. */
    synchronized Optional<Grown> await(String traceId, Duration longest) throws InterruptedException {
        long deadline = System.nanoTime() + longest.toNanos();
        while (!grownByTrace.containsKey(traceId)) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                return Optional.empty();
            }
            wait(left);
        }
        return Optional.ofNullable(grownByTrace.get(traceId));
    }

    /** Hears a record of {@code allocations}. */
    void arrived(ConsumerRecord<byte[], byte[]> record, long nanos) {
        if (record.value() != null) {
            take(ContractCodec.read(record.value(), AllocationChanged.class), traceOf(record), nanos);
        }
    }

    synchronized void take(AllocationChanged report, String traceId, long nanos) {
        long now = report.effective().resources().cpuMillicores();
        Long before = cpuMillicores.put(report.vmId(), now);
        if (report.outcome() == Outcome.APPLIED && before != null && now > before) {
            grownByTrace.putIfAbsent(traceId, new Grown(report, nanos));
            notifyAll();
        }
    }

    /** The trace id of a W3C {@code traceparent}, empty for a record without one. */
    private static String traceOf(ConsumerRecord<byte[], byte[]> record) {
        Header header = record.headers().lastHeader("traceparent");
        String[] parts =
                header == null ? new String[0] : new String(header.value(), StandardCharsets.US_ASCII).split("-", -1);
        return parts.length == 4 ? parts[1] : "";
    }
}
