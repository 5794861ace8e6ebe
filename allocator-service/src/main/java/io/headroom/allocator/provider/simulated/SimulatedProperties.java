package io.headroom.allocator.provider.simulated;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How slow the simulated hosts are.
 *
 * @param latency of every command, in domain time; 0 for none
 * @param shrinkMibPerS how much memory a VM gives back per domain second; 0 for all at once
 */
@Validated
@ConfigurationProperties("headroom.simulated")
record SimulatedProperties(
        @DefaultValue("PT10S") @NotNull Duration latency,
        @DefaultValue("1024") long shrinkMibPerS) {}
