package io.headroom.allocator.provider.simulated;

import io.headroom.contracts.VmRef;
import io.headroom.support.DomainTime;
import io.headroom.support.idempotency.Idempotent;
import io.headroom.support.security.Caller;
import io.headroom.support.security.RequiresScope;
import io.headroom.support.web.CommonError;
import io.headroom.support.web.Page;
import io.headroom.support.web.ProblemException;
import io.headroom.support.web.ValidId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Faults of the simulated hosts, for operators who want to see what Headroom makes of them. */
@Tag(name = "Providers")
@RestController
@RequestMapping("/api/v1/providers/simulated/faults")
@RequiresScope(Caller.OPERATOR)
class FaultController {

    private final Faults faults;
    private final FaultNews news;
    private final DomainTime domainTime;
    private final Clock clock;

    FaultController(Faults faults, FaultNews news, DomainTime domainTime, Clock clock) {
        this.faults = faults;
        this.news = news;
        this.domainTime = domainTime;
        this.clock = clock;
    }

    @Operation(summary = "Break a simulated host or VM", operationId = "injectFault")
    @Idempotent
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<FaultView> inject(Caller caller, @Valid @RequestBody NewFault wanted) {
        Fault fault = wanted.toFault(caller, clock.instant(), domainTime);
        faults.add(fault);
        news.changed(fault);
        return ResponseEntity.created(URI.create("/api/v1/providers/simulated/faults/" + fault.faultId()))
                .body(FaultView.of(fault));
    }

    @Operation(summary = "List the faults in force", operationId = "listFaults")
    @GetMapping
    Page<FaultView> list() {
        return new Page<>(faults.inForce().stream().map(FaultView::of).toList(), null);
    }

    @Operation(summary = "End a fault", operationId = "endFault")
    @DeleteMapping("/{faultId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    ResponseEntity<Void> end(@PathVariable @ValidId String faultId) {
        Fault fault = faults.inForce().stream()
                .filter(one -> one.faultId().equals(faultId))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        CommonError.NOT_FOUND, "fault '" + faultId + "' is not in force: list those that are"));
        faults.remove(faultId);
        news.changed(fault);
        return ResponseEntity.noContent().build();
    }

    /**
     * A fault to inject, on a VM of the tenant named with {@code ?tenant=} or on a host.
     *
     * @param share what a starved VM still gets, 0..1; a half if absent
     * @param delay how much longer commands take, in domain time
     * @param lasts how long it stays in force, in domain time; until it is ended if absent
     * @param untilApplied whether the next command that is applied ends it
     */
    @Schema(example = """
            {"kind": "STARVE", "vmId": "web-1", "share": 0.5, "lasts": "PT10M"}
            """)
    record NewFault(
            @NotNull FaultKind kind,
            @Nullable @ValidId String hostId,
            @Nullable @ValidId String vmId,
            @Nullable @DecimalMin("0") @DecimalMax("1") Double share,
            @Nullable Duration delay,
            @Nullable Duration lasts,
            @Nullable Boolean untilApplied) {

        Fault toFault(Caller caller, Instant now, DomainTime time) {
            if ((hostId == null) == (vmId == null) || (kind == FaultKind.HOST_LOST && hostId == null)) {
                throw new ProblemException(
                        CommonError.VALIDATION_FAILED,
                        "a fault strikes either a hostId or a vmId, HOST_LOST a hostId: name the one it is about");
            }
            return new Fault(
                    UUID.randomUUID().toString(),
                    kind,
                    hostId,
                    vmId == null ? null : new VmRef(caller.tenant(), vmId),
                    share == null ? 0.5 : share,
                    delay == null ? Duration.ZERO : time.real(delay),
                    Boolean.TRUE.equals(untilApplied),
                    now,
                    lasts == null ? null : now.plus(time.real(lasts)));
        }
    }

    /** A fault in force. */
    record FaultView(
            String faultId,
            FaultKind kind,
            @Nullable String hostId,
            @Nullable VmRef vm,
            double share,
            Duration delay,
            boolean untilApplied,
            Instant beganAt,
            @Nullable Instant endsAt) {

        static FaultView of(Fault fault) {
            return new FaultView(
                    fault.faultId(),
                    fault.kind(),
                    fault.hostId(),
                    fault.vm(),
                    fault.share(),
                    fault.delay(),
                    fault.untilApplied(),
                    fault.beganAt(),
                    fault.endsAt());
        }
    }
}
