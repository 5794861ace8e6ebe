package io.headroom.sla.window;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How minutes are collected and judged; durations in domain time unless said otherwise.
 *
 * @param grace how long after its end a minute waits for late samples, by its VM's own clock
 * @param silence how long a VM may send nothing before the wall clock closes its minutes
 * @param ahead how far in the future a sample may lie, in real time
 * @param minuteRetention how long closed minutes and superseded terms are kept
 * @param hourRetention how long hourly sums are kept
 * @param atLimit share of the allocation at and above which use counts as limited by it
 * @param steal share of time above which a VM counts as waiting for cores
 * @param boundTolerance share that an allocation may stay below the owner's bound and count as standing at it
 */
@Validated
@ConfigurationProperties("headroom.sla.window")
public record WindowProperties(
        @DefaultValue("PT1M") Duration grace,
        @DefaultValue("PT5M") Duration silence,
        @DefaultValue("PT1M") Duration ahead,
        @DefaultValue("P7D") Duration minuteRetention,
        @DefaultValue("P90D") Duration hourRetention,
        @DecimalMin("0") @DefaultValue("0.98") double atLimit,

        @DecimalMin("0") @DecimalMax("1") @DefaultValue("0.05")
        double steal,

        @DecimalMin("0") @DecimalMax("1") @DefaultValue("0.05")
        double boundTolerance) {}
