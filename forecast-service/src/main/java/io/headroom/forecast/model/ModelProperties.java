package io.headroom.forecast.model;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the models.
 *
 * @param stepsPerDay how many steps a (domain) day has
 * @param refitEvery after how many steps the models of a VM are chosen anew
 * @param cpuShare the share of one core that refitting may take, above 0 and at most 1
 */
@Validated
@ConfigurationProperties("headroom.forecast.model")
record ModelProperties(
        @Min(24) @DefaultValue("288") int stepsPerDay,
        @Min(1) @DefaultValue("144") int refitEvery,

        @DecimalMin("0.01") @DecimalMax("1") @DefaultValue("0.5")
        double cpuShare) {}
