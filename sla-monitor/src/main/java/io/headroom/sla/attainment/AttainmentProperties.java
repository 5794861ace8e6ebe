package io.headroom.sla.attainment;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What attainment is told of; domain time.
 *
 * @param period over which objectives are promised
 * @param knownFor how long a judgement says how a VM is now
 * @param lately how far back bad minutes are a risk
 */
@ConfigurationProperties("headroom.sla.attainment")
record AttainmentProperties(
        @DefaultValue("P30D") Duration period,
        @DefaultValue("PT15M") Duration knownFor,
        @DefaultValue("PT7M") Duration lately) {}
