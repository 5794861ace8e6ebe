package io.headroom.sla.breach;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When breaches open and end.
 *
 * @param bad how many of the last {@code of} closed minutes must be bad
 * @param of the length of that window in domain minutes
 * @param good after how many good minutes in a row a breach ends
 * @param failures how many failed requests a breach of the error ratio takes at least
 * @param chance how improbable so many failures must be under the promised ratio
 * @param criticalBurn how many times faster than allowed the window must use up the error budget to be critical
 */
@Validated
@ConfigurationProperties("headroom.sla.breach")
record BreachProperties(
        @Min(1) @DefaultValue("3") int bad,
        @Min(1) @DefaultValue("5") int of,
        @Min(1) @DefaultValue("5") int good,
        @Min(1) @DefaultValue("3") int failures,

        @DecimalMin("0") @DecimalMax("1") @DefaultValue("0.01")
        double chance,

        @DecimalMin("1") @DefaultValue("14.4") double criticalBurn) {

    BreachRule rule() {
        return new BreachRule(bad, of, good);
    }

    LowTrafficGuard guard() {
        return new LowTrafficGuard(failures, chance);
    }
}
