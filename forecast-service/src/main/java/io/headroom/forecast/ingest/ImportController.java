package io.headroom.forecast.ingest;

import io.headroom.support.AfterCommit;
import io.headroom.support.idempotency.Idempotent;
import io.headroom.support.operations.Operation;
import io.headroom.support.operations.Operations;
import io.headroom.support.security.Caller;
import io.headroom.support.security.RequiresScope;
import io.headroom.support.web.ProblemException;
import io.headroom.support.web.SpooledBody;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Takes history in bulk. */
@RestController
@Tag(name = "Metrics")
class ImportController {

    private static final String CSV = "text/csv";
    private static final String NDJSON = "application/x-ndjson";
    private static final String CSV_EXAMPLE = """
            vmId,at,cpuCoresUsed,memoryMibUsed
            web-1,2026-03-02T09:15:00Z,1.82,3310.5
            """;
    private static final String NDJSON_EXAMPLE = """
            {"vmId": "web-1", "at": "2026-03-02T09:15:00Z", "cpuCoresUsed": 1.82, "memoryMibUsed": 3310.5}
            """;

    private final Operations operations;
    private final HistoryImport imports;
    private final IngestProperties properties;

    ImportController(Operations operations, HistoryImport imports, IngestProperties properties) {
        this.operations = operations;
        this.imports = imports;
        this.properties = properties;
    }

    @PostMapping(
            path = "/api/v1/metrics:import",
            consumes = {CSV, NDJSON})
    @RequiresScope("metrics:write")
    @Idempotent(streamed = true)
    @io.swagger.v3.oas.annotations.Operation(
            operationId = "importMetrics",
            summary = "Loads history: CSV with a header line (vmId,at and any measures) or one JSON sample a line. The "
                    + "answer names an operation to follow. Scope metrics:write.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = CSV,
                                        schema = @Schema(type = "string"),
                                        examples = @ExampleObject(CSV_EXAMPLE)),
                                @Content(
                                        mediaType = NDJSON,
                                        schema = @Schema(type = "string"),
                                        examples = @ExampleObject(NDJSON_EXAMPLE))
                            }),
            responses =
                    @ApiResponse(
                            responseCode = "202",
                            description = "accepted; Location names the operation to follow",
                            content = @Content(schema = @Schema(implementation = Operation.class))))
    ResponseEntity<Operation> load(
            Caller caller,
            @Parameter(hidden = true) @RequestHeader("Content-Type") String contentType,
            InputStream body)
            throws IOException {
        String tenant = caller.tenant();
        boolean csv = MediaType.valueOf(CSV).includes(MediaType.parseMediaType(contentType));
        Path file = Files.createTempFile("headroom-import-", csv ? ".csv" : ".ndjson");
        SpooledBody.write(
                body,
                file,
                properties.importLimit().toBytes(),
                () -> new ProblemException(
                        IngestError.IMPORT_TOO_LARGE,
                        "the import is larger than " + properties.importLimit().toMegabytes()
                                + " MB: split it by VM or by time"));
        Operation operation = operations.begin(tenant, "METRICS_IMPORT");
        AfterCommit.run(() -> imports.start(operation.id(), tenant, file, csv), () -> HistoryImport.delete(file));
        return Operations.accepted(operation);
    }
}
