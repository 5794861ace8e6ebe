package io.headroom.forecast.ingest;

import io.headroom.support.security.Caller;
import io.headroom.support.security.RequiresScope;
import io.headroom.support.web.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Takes metrics in. */
@RestController
@Tag(name = "Metrics")
class MetricsController {

    private static final String EXAMPLE = """
            {"samples": [{"vmId": "web-1", "at": "2026-03-02T09:15:00Z", "cpuCoresUsed": 1.82, "memoryMibUsed": 3310.5}]}
            """;

    private final Ingest ingest;
    private final IngestProperties properties;

    MetricsController(Ingest ingest, IngestProperties properties) {
        this.ingest = ingest;
        this.properties = properties;
    }

    @PostMapping("/api/v1/metrics")
    @RequiresScope("metrics:write")
    @Operation(
            operationId = "postMetrics",
            summary =
                    "Takes up to 5,000 samples of the last 35 days. What is accepted is durable when the answer comes; sending a sample "
                            + "again changes nothing. Scope metrics:write.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = SamplesDocument.class),
                                            examples = @ExampleObject(EXAMPLE))))
    Ingest.Accepted post(Caller caller, @RequestBody Samples body) {
        List<JsonNode> samples = body.samples();
        if (samples == null) {
            throw new ProblemException(
                    IngestError.SAMPLES_REQUIRED, "the body must be {\"samples\": [...]}: samples is missing");
        }
        if (samples.size() > properties.batchLimit()) {
            throw new ProblemException(
                    IngestError.TOO_MANY_SAMPLES,
                    samples.size() + " samples are more than " + properties.batchLimit() + ": split the batch");
        }
        return ingest.take(caller.tenant(), samples);
    }

    /**
     * The envelope; its samples are read one by one, so that a bad one does not spoil the rest.
     *
     * @param samples as they came
     */
    record Samples(@Nullable List<JsonNode> samples) {}

    /**
     * The envelope as it is documented.
     *
     * @param samples up to 5,000
     */
    @Schema(name = "Samples")
    record SamplesDocument(List<SampleDocument> samples) {}

    /**
     * A sample as it is documented; at least one measure is required.
     *
     * @param vmId the VM
     * @param at when it was measured
     * @param group hint of the application group until the VM is registered
     * @param cpuCoresUsed cores
     * @param memoryMibUsed MiB
     * @param storageUsedMib MiB
     * @param diskReadKibPerS KiB/s
     * @param diskWriteKibPerS KiB/s
     * @param diskReadIops operations per second
     * @param diskWriteIops operations per second
     * @param networkRxKibPerS KiB/s
     * @param networkTxKibPerS KiB/s
     * @param requestsPerSecond requests per second
     * @param requestLatencyP95Ms milliseconds
     * @param errorRatio 0..1
     * @param cpuStealRatio 0..1
     */
    @Schema(name = "Sample")
    record SampleDocument(
            String vmId,
            java.time.Instant at,
            @Nullable String group,
            @Nullable Double cpuCoresUsed,
            @Nullable Double memoryMibUsed,
            @Nullable Double storageUsedMib,
            @Nullable Double diskReadKibPerS,
            @Nullable Double diskWriteKibPerS,
            @Nullable Double diskReadIops,
            @Nullable Double diskWriteIops,
            @Nullable Double networkRxKibPerS,
            @Nullable Double networkTxKibPerS,
            @Nullable Double requestsPerSecond,
            @Nullable Double requestLatencyP95Ms,
            @Nullable Double errorRatio,
            @Nullable Double cpuStealRatio) {}
}
