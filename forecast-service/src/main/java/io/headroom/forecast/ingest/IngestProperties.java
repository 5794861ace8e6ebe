package io.headroom.forecast.ingest;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of ingest.
 *
 * @param batchLimit the most samples of one request
 * @param futureTolerance how far ahead of this service's clock a sample may lie
 * @param retention samples older than this are refused
 * @param importLimit the largest import
 */
@Validated
@ConfigurationProperties("headroom.forecast.ingest")
record IngestProperties(
        @Min(1) @DefaultValue("5000") int batchLimit,
        @DefaultValue("60s") Duration futureTolerance,
        @DefaultValue("35d") Duration retention,
        @DefaultValue("1GB") DataSize importLimit) {}
