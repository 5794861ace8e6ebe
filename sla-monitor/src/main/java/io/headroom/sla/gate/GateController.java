package io.headroom.sla.gate;

import io.headroom.contracts.VmRef;
import io.headroom.sla.attainment.VmDirectory;
import io.headroom.sla.window.WindowProperties;
import io.headroom.support.DomainTime;
import io.headroom.support.security.Caller;
import io.headroom.support.security.RequiresScope;
import io.headroom.support.web.CommonError;
import io.headroom.support.web.Ids;
import io.headroom.support.web.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The gate that a pipeline asks after a deployment. */
@RestController
@RequestMapping("/api/v1/gates/{vmOrGroup}")
@RequiresScope("sla:read")
@Tag(name = "SLA")
class GateController {

    private final Gates gates;
    private final VmDirectory directory;
    private final DomainTime time;
    private final WindowProperties windows;

    GateController(Gates gates, VmDirectory directory, DomainTime time, WindowProperties windows) {
        this.gates = gates;
        this.directory = directory;
        this.time = time;
        this.windows = windows;
    }

    @GetMapping
    @Operation(
            operationId = "checkGate",
            summary =
                    "Whether a VM, or every VM of a group, has kept its promises since an instant: 200 PASS, 409 FAIL "
                            + "with reasons. Scope sla:read.")
    @ApiResponse(responseCode = "200", description = "PASS")
    @ApiResponse(responseCode = "409", description = "FAIL, with the reasons in the same form")
    ResponseEntity<GateView> check(
            Caller caller,
            @Parameter(description = "A VM, or else a group", example = "web") @PathVariable String vmOrGroup,
            @Parameter(description = "When the deployment was", example = "2026-03-02T09:15:00Z") @RequestParam
                    Instant since) {
        Instant now = time.now();
        Instant oldest = now.minus(time.real(windows.minuteRetention()));
        if (since.isAfter(now) || since.isBefore(oldest)) {
            throw new ProblemException(
                    CommonError.PARAMETER_INVALID, "since " + since + " must be from " + oldest + " to now, " + now);
        }
        GateView view = gates.check(vmOrGroup, vms(caller.tenant(), vmOrGroup), since, now);
        return ResponseEntity.status(view.verdict() == GateView.Verdict.PASS ? HttpStatus.OK : HttpStatus.CONFLICT)
                .body(view);
    }

    private List<VmRef> vms(String tenant, String vmOrGroup) {
        VmRef vm = new VmRef(tenant, Ids.require("vmOrGroup", vmOrGroup));
        List<VmRef> vms = directory.knows(vm) ? List.of(vm) : directory.members(tenant, vmOrGroup);
        if (vms.isEmpty()) {
            throw new ProblemException(
                    CommonError.NOT_FOUND, "'" + vmOrGroup + "' is neither a registered VM nor a group that has any");
        }
        return vms;
    }
}
