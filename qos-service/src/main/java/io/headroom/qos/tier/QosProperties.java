package io.headroom.qos.tier;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the QoS service.
 *
 * @param currency ISO 4217 code of all prices
 * @param latencyThresholdMs what a latency objective holds against where nobody stated a threshold
 * @param defaultTier the tier of a VM for which nobody chose one
 */
@Validated
@ConfigurationProperties("headroom.qos")
public record QosProperties(
        @DefaultValue("USD") String currency,
        @Positive @DefaultValue("250") double latencyThresholdMs,
        @DefaultValue("BRONZE") String defaultTier) {}
