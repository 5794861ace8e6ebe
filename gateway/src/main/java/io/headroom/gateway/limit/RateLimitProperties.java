package io.headroom.gateway.limit;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The quota of each tenant.
 *
 * @param requests how many requests in a window; refilled evenly over it
 * @param window how long a window is, in whole seconds
 */
@Validated
@ConfigurationProperties("headroom.gateway.rate-limit")
record RateLimitProperties(
        @Positive @DefaultValue("60000") long requests,
        @DefaultValue("PT1M") Duration window) {

    RateLimitProperties {
        if (window.toSeconds() < 1) {
            throw new IllegalArgumentException(
                    "headroom.gateway.rate-limit.window " + window + " must be at least 1 s");
        }
    }
}
