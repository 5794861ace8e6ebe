package io.headroom.allocator.replay;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much a replay may take of the service.
 *
 * @param uploadLimit the largest trace, as it is sent
 * @param unpackedLimit the largest trace, unpacked
 * @param vms the most VMs of one replay
 * @param span the longest trace (domain time)
 * @param vmSteps the most VMs times steps of five minutes: it bounds the heap, some 0.4 KB each where policies learn
 * @param threads how many VMs are worked on at once
 * @param queue how many replays may wait for the one that runs
 * @param perTenant how many of one tenant's may run and wait
 */
@Validated
@ConfigurationProperties("headroom.replay")
record ReplayProperties(
        @DefaultValue("32MB") DataSize uploadLimit,
        @DefaultValue("256MB") DataSize unpackedLimit,
        @DefaultValue("200") @Min(1) int vms,
        @DefaultValue("100d") Duration span,
        @DefaultValue("260000") @Min(1) long vmSteps,
        @DefaultValue("1") @Min(1) @Max(64) int threads,
        @DefaultValue("4") @Min(0) int queue,
        @DefaultValue("2") @Min(1) int perTenant) {}
