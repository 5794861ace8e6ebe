package io.headroom.forecast.history;

import io.headroom.contracts.MetricSample;
import io.headroom.support.messaging.Received;
import java.util.List;

/**
 * Live samples are in the tables.
 *
 * @param samples as they came
 */
public record SamplesStored(List<Received<MetricSample>> samples) {}
