package io.headroom.forecast.ingest;

import io.headroom.contracts.MetricSample;
import io.headroom.forecast.history.Measure;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads one sample from outside and checks everything about it; hostile until then. */
@Component
class SampleReader {

    private static final Map<String, Measure> MEASURES =
            Arrays.stream(Measure.values()).collect(Collectors.toUnmodifiableMap(Measure::field, measure -> measure));

    private static final Set<String> OTHERS = Set.of("vmId", "at", "group");

    private final Clock clock;
    private final IngestProperties properties;

    SampleReader(Clock clock, IngestProperties properties) {
        this.clock = clock;
        this.properties = properties;
    }

    /**
     * The sample in a JSON object.
     *
     * @throws UnusableSampleException if it is none
     */
    MetricSample read(String tenantId, JsonNode json) {
        if (!json.isObject()) {
            throw new UnusableSampleException(IngestError.SAMPLE_INVALID, "a sample must be an object, got " + json);
        }
        Set<String> unknown = new HashSet<>(json.propertyNames());
        unknown.removeAll(MEASURES.keySet());
        unknown.removeAll(OTHERS);
        if (!unknown.isEmpty()) {
            throw new UnusableSampleException(
                    IngestError.SAMPLE_INVALID, "unknown field " + unknown + ": use some of " + MEASURES.keySet());
        }
        Map<Measure, Double> values = new EnumMap<>(Measure.class);
        MEASURES.forEach((field, measure) -> {
            JsonNode value = json.get(field);
            if (value != null && !value.isNull()) {
                if (!value.isNumber()) {
                    throw new UnusableSampleException(
                            IngestError.SAMPLE_INVALID, field + " " + value + " must be a number");
                }
                values.put(measure, value.asDouble());
            }
        });
        return sample(tenantId, text(json, "vmId"), text(json, "at"), text(json, "group"), values);
    }

    /**
     * A sample of its parts.
     *
     * @throws UnusableSampleException if a part breaks its rule
     */
    MetricSample sample(
            String tenantId,
            @Nullable String vmId,
            @Nullable String at,
            @Nullable String group,
            Map<Measure, Double> values) {
        if (vmId == null || at == null) {
            throw new UnusableSampleException(IngestError.SAMPLE_INVALID, "vmId and at are required");
        }
        if (values.isEmpty()) {
            throw new UnusableSampleException(
                    IngestError.SAMPLE_INVALID, "a sample needs at least one of " + MEASURES.keySet());
        }
        Instant instant = instant(at);
        try {
            return new MetricSample(
                    tenantId,
                    vmId,
                    group,
                    instant,
                    clock.millis(),
                    values.get(Measure.CPU_CORES_USED),
                    values.get(Measure.MEMORY_MIB_USED),
                    values.get(Measure.STORAGE_USED_MIB),
                    values.get(Measure.DISK_READ_KIB_PER_S),
                    values.get(Measure.DISK_WRITE_KIB_PER_S),
                    values.get(Measure.DISK_READ_IOPS),
                    values.get(Measure.DISK_WRITE_IOPS),
                    values.get(Measure.NETWORK_RX_KIB_PER_S),
                    values.get(Measure.NETWORK_TX_KIB_PER_S),
                    values.get(Measure.REQUESTS_PER_SECOND),
                    values.get(Measure.REQUEST_LATENCY_P95_MS),
                    values.get(Measure.ERROR_RATIO),
                    values.get(Measure.CPU_STEAL_RATIO));
        } catch (IllegalArgumentException e) {
            throw new UnusableSampleException(IngestError.SAMPLE_INVALID, String.valueOf(e.getMessage()));
        }
    }

    private Instant instant(String at) {
        Instant instant;
        try {
            instant = Instant.parse(at);
        } catch (DateTimeException e) {
            throw new UnusableSampleException(
                    IngestError.SAMPLE_INVALID, "at '" + at + "' is no RFC 3339 instant such as 2026-03-02T09:15:00Z");
        }
        Instant now = clock.instant();
        if (instant.isAfter(now.plus(properties.futureTolerance()))) {
            throw new UnusableSampleException(
                    IngestError.SAMPLE_IN_FUTURE,
                    "at " + at + " is more than " + properties.futureTolerance().toSeconds()
                            + " s ahead of this service's clock: check the sender's clock");
        }
        if (instant.isBefore(now.minus(properties.retention()))) {
            throw new UnusableSampleException(
                    IngestError.SAMPLE_TOO_OLD,
                    "at " + at + " is older than " + properties.retention().toDays() + " days, which are kept");
        }
        return instant;
    }

    private static @Nullable String text(JsonNode json, String field) {
        JsonNode value = json.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw new UnusableSampleException(IngestError.SAMPLE_INVALID, field + " " + value + " must be a string");
        }
        return value.asString();
    }
}
