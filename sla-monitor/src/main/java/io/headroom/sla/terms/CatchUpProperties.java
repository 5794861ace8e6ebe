package io.headroom.sla.terms;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How it is known that old records are being read; real durations.
 *
 * @param old a record that has lain longer on its topic shows that the reader is behind
 * @param hold how long after a start, or after the last such record, the reader counts as behind
 */
@ConfigurationProperties("headroom.sla.catch-up")
record CatchUpProperties(
        @DefaultValue("PT30S") Duration old,
        @DefaultValue("PT3S") Duration hold) {}
