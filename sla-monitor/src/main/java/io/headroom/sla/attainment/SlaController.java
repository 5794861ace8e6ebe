package io.headroom.sla.attainment;

import io.headroom.contracts.VmRef;
import io.headroom.support.security.Caller;
import io.headroom.support.security.RequiresScope;
import io.headroom.support.web.Cursor;
import io.headroom.support.web.Ids;
import io.headroom.support.web.Page;
import io.headroom.support.web.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How the promises to VMs stand now. */
@RestController
@RequestMapping("/api/v1")
@RequiresScope("sla:read")
@Tag(name = "SLA")
class SlaController {

    private final Attainment attainment;
    private final VmDirectory directory;

    SlaController(Attainment attainment, VmDirectory directory) {
        this.attainment = attainment;
        this.directory = directory;
    }

    @GetMapping("/vms/{vmId}/sla")
    @Operation(
            operationId = "getVmSla",
            summary = "How the promises to a VM stand: attainment, error budget, burn rates. Scope sla:read.")
    VmSlaView vm(Caller caller, @Parameter(example = "web-1") @PathVariable String vmId) {
        VmRef vm = new VmRef(caller.tenant(), Ids.require("vmId", vmId));
        if (!directory.knows(vm)) {
            throw new ProblemException(
                    SlaApiError.VM_UNKNOWN, "VM '" + vmId + "' is not registered: register it to have it judged");
        }
        return attainment.of(List.of(vm)).get(0);
    }

    @GetMapping("/sla")
    @Operation(
            operationId = "listSla",
            summary = "How the promises to all VMs stand, by VM; an operator who names no tenant sees all. Scope "
                    + "sla:read.")
    Page<VmSlaView> list(
            Caller caller,
            @Parameter(description = "Page size, 1-1000", example = "100") @RequestParam(required = false) @Nullable
                    Integer limit,
            @Parameter(description = "next of the page before") @RequestParam(required = false) @Nullable
                    String cursor) {
        int size = Page.limit(limit);
        String filter = "sla of " + caller.tenantId();
        Optional<VmRef> after = Cursor.read(cursor, filter, 2)
                .map(read -> new VmRef(read.position().get(0), read.position().get(1)));
        List<VmRef> vms = directory.page(caller.tenantId(), after, size + 1);
        return Page.of(attainment.of(vms), size, view -> Cursor.after(filter, view.tenantId(), view.vmId()));
    }
}
