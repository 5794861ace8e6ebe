package io.headroom.allocator.provider;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How patient the provider role is; all in real time.
 *
 * @param timeLimit how long one attempt may take before its outcome counts as unknown
 * @param attempts how often a command is tried at most
 * @param claim how long an instance may work on a command before another takes it over; longer than all attempts
 */
@Validated
@ConfigurationProperties("headroom.provider")
record ProviderProperties(
        @DefaultValue("20s") @NotNull Duration timeLimit,
        @DefaultValue("3") int attempts,
        @DefaultValue("90s") @NotNull Duration claim) {}
