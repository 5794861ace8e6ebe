package io.headroom.allocator.replay;

import io.headroom.replay.Resource;
import io.headroom.support.idempotency.Idempotent;
import io.headroom.support.openapi.Refused;
import io.headroom.support.operations.Operation;
import io.headroom.support.operations.Operations;
import io.headroom.support.security.Caller;
import io.headroom.support.security.RequiresScope;
import io.headroom.support.web.CommonError;
import io.headroom.support.web.ProblemException;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes traces to replay policies on. */
@RestController
@Tag(name = "Replays", description = "What policies would have cost and missed")
class ReplayController {

    private static final String READING = "forecast:read";
    private static final String CSV = "text/csv";
    private static final String GZIP = "application/gzip";
    private static final String BYTES = "application/octet-stream";
    private static final String EXAMPLE = """
            series_id,timestamp_iso8601,cpu_cores,cpu_used_cores,mem_capacity_mib,mem_used_mib
            web-1,2026-03-02T09:15:00Z,4,1.82,8192,3310.5
            """;

    private final ReplayJobs jobs;
    private final OwnHistory histories;
    private final ReplayProperties properties;

    ReplayController(ReplayJobs jobs, OwnHistory histories, ReplayProperties properties) {
        this.jobs = jobs;
        this.histories = histories;
        this.properties = properties;
    }

    @PostMapping(
            path = "/api/v1/replays",
            consumes = {CSV, GZIP, BYTES})
    @RequiresScope("allocation:read")
    @Idempotent(streamed = true)
    @Refused(status = "429", when = "the tenant has as many replays under way as it may")
    @Refused(status = "404", when = "a VM is unknown, or another tenant's")
    @Refused(status = "503", when = "as many replays wait as may")
    @io.swagger.v3.oas.annotations.Operation(
            operationId = "createReplay",
            summary =
                    "Replays policies on a trace that is sent, of any format of docs/replay.md, told by its content; or, "
                            + "named in JSON, on the stored history of VMs, which takes the scope forecast:read as well. The "
                            + "answer names an operation to follow, whose result is the frontier of cost and violations. "
                            + "Scope allocation:read.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = CSV,
                                        schema = @Schema(type = "string"),
                                        examples = @ExampleObject(EXAMPLE)),
                                @Content(
                                        mediaType = GZIP,
                                        schema = @Schema(type = "string", format = "binary"),
                                        examples = @ExampleObject("a trace, compressed")),
                                @Content(
                                        mediaType = BYTES,
                                        schema = @Schema(type = "string", format = "binary"),
                                        examples = @ExampleObject("a trace of any format")),
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = HistoryReplay.class),
                                        examples = @ExampleObject(HistoryReplay.EXAMPLE))
                            }),
            responses =
                    @ApiResponse(
                            responseCode = "202",
                            description = "accepted; Location names the operation to follow",
                            content = @Content(schema = @Schema(implementation = Operation.class))))
    ResponseEntity<Operation> replayTrace(
            Caller caller,
            @Parameter(description = "Whose demand; for a trace that is sent") @RequestParam(defaultValue = "CPU")
                    Resource resource,
            @Parameter(description = "How many steps of five minutes an allocation takes; for a trace that is sent")
                    @RequestParam(defaultValue = "1")
                    @Min(0)
                    @Max(288)
                    int lead,
            @Parameter(
                            description = "Names of docs/replay.md, or all; for a trace that is sent",
                            example = "headroom,vpa,max_1h")
                    @RequestParam(defaultValue = "all")
                    List<String> policies,
            InputStream body)
            throws IOException {
        ReplayTerms terms = ReplayTerms.of(resource, lead, policies);
        jobs.requireRoom(caller.tenant());
        UploadedTrace trace = UploadedTrace.receive(body, resource, properties);
        return Operations.accepted(jobs.begin(caller.tenant(), terms, trace));
    }

    /** Documented with {@link #replayTrace}: in the API they are one operation. */
    @PostMapping(path = "/api/v1/replays", consumes = MediaType.APPLICATION_JSON_VALUE)
    @RequiresScope("allocation:read")
    @Idempotent
    @io.swagger.v3.oas.annotations.Operation(hidden = true)
    ResponseEntity<Operation> replayHistory(
            Caller caller, @Valid @org.springframework.web.bind.annotation.RequestBody HistoryReplay asked) {
        if (!caller.may(READING)) {
            throw new ProblemException(
                    CommonError.SCOPE_MISSING, "the token lacks the scope " + READING + ", which a VM's history takes");
        }
        ReplayTerms terms = asked.terms();
        DemandSource history = histories.of(caller.tenant(), asked);
        return Operations.accepted(jobs.begin(caller.tenant(), terms, history));
    }
}
