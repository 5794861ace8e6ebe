package io.headroom.test;

import io.headroom.contracts.MetricSample;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A VM's measured use: {@code using("acme", "vm-1").cpu(1.5).at(now)}. */
public final class SampleFixture {

    private final String tenant;
    private final String vmId;
    private double cpu = 0.5;
    private double memory = 1_024;
    private double disk = 2_048;
    private double network = 1_024;
    private @Nullable Double latencyMs;
    private @Nullable Double errors;
    private @Nullable Double steal;

    private SampleFixture(String tenant, String vmId) {
        this.tenant = tenant;
        this.vmId = vmId;
    }

    /** A VM that uses half a core, 1 GiB, 2 MiB/s of storage and 1 MiB/s of network. */
    public static SampleFixture using(String tenant, String vmId) {
        return new SampleFixture(tenant, vmId);
    }

    /** Cores. */
    public SampleFixture cpu(double cores) {
        cpu = cores;
        return this;
    }

    /** MiB. */
    public SampleFixture memory(double mib) {
        memory = mib;
        return this;
    }

    /** KiB/s, read and written in equal parts. */
    public SampleFixture disk(double kibPerS) {
        disk = kibPerS;
        return this;
    }

    /** KiB/s, received and sent in equal parts. */
    public SampleFixture network(double kibPerS) {
        network = kibPerS;
        return this;
    }

    public SampleFixture latencyP95(double ms) {
        latencyMs = ms;
        return this;
    }

    /** Shares of requests failed and of CPU time stolen. */
    public SampleFixture suffering(double errorRatio, double cpuStealRatio) {
        errors = errorRatio;
        steal = cpuStealRatio;
        return this;
    }

    public MetricSample at(Instant instant) {
        return sample(instant, cpu);
    }

    /**
     * Samples with a daily season and noise on the CPU, the last one at an instant.
     *
     * @param day the length of a day in the series' time
     */
    public Stream<MetricSample> series(long seed, int count, Duration every, Duration day, Instant last) {
        Random random = new Random(seed);
        return IntStream.range(0, count).mapToObj(i -> {
            Instant at = last.minus(every.multipliedBy(count - 1L - i));
            double phase = 2 * Math.PI * Math.floorMod(at.toEpochMilli(), day.toMillis()) / day.toMillis();
            double season = 1 + 0.5 * Math.sin(phase);
            return sample(at, Math.max(0, cpu * season * (1 + 0.1 * random.nextGaussian())));
        });
    }

    private MetricSample sample(Instant at, double cores) {
        return new MetricSample(
                tenant,
                vmId,
                null,
                at,
                at.toEpochMilli(),
                cores,
                memory,
                null,
                disk / 2,
                disk / 2,
                null,
                null,
                network / 2,
                network / 2,
                latencyMs == null ? null : 10.0,
                latencyMs,
                errors,
                steal);
    }
}
