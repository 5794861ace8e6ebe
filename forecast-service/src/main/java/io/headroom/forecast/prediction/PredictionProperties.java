package io.headroom.forecast.prediction;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of publishing.
 *
 * @param grace how long after a step has begun (domain time) its predecessor's samples are waited for
 */
@ConfigurationProperties("headroom.forecast.prediction")
record PredictionProperties(@DefaultValue("PT30S") Duration grace) {}
