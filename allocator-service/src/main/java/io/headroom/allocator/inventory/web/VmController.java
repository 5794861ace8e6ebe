package io.headroom.allocator.inventory.web;

import io.headroom.allocator.inventory.Precondition;
import io.headroom.allocator.inventory.VmEntry;
import io.headroom.allocator.inventory.VmFilter;
import io.headroom.allocator.inventory.Vms;
import io.headroom.contracts.VmChanged;
import io.headroom.contracts.VmRef;
import io.headroom.support.idempotency.Idempotent;
import io.headroom.support.openapi.Refused;
import io.headroom.support.security.Caller;
import io.headroom.support.security.RequiresScope;
import io.headroom.support.web.Cursor;
import io.headroom.support.web.ETags;
import io.headroom.support.web.Page;
import io.headroom.support.web.ValidId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A tenant's VMs. */
@Tag(name = "VMs")
@RestController
@RequestMapping("/api/v1/vms")
class VmController {

    private final Vms vms;

    VmController(Vms vms) {
        this.vms = vms;
    }

    @Operation(summary = "Register a VM", operationId = "registerVm")
    @RequiresScope("allocation:write")
    @Idempotent
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Refused(status = "422", when = "its pool, host or group is not registered, or its bounds contradict each other")
    ResponseEntity<VmView> register(Caller caller, @Valid @RequestBody NewVm vm) {
        VmEntry entry = vms.register(caller.tenant(), vm.by(caller));
        return ResponseEntity.created(URI.create("/api/v1/vms/" + entry.vmId()))
                .eTag(ETags.of(entry.version()))
                .body(VmView.of(entry));
    }

    @Operation(summary = "List the tenant's VMs", operationId = "listVms")
    @RequiresScope("allocation:read")
    @GetMapping
    Page<VmView> list(
            Caller caller,
            @RequestParam(required = false) @Nullable @ValidId String pool,
            @RequestParam(required = false) @Nullable @ValidId String hostId,
            @RequestParam(required = false) @Nullable @ValidId String group,
            @RequestParam(required = false) VmChanged.@Nullable Mode mode,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int size = Page.limit(limit);
        VmFilter filter = new VmFilter(caller.tenantId(), pool, hostId, group, mode);
        VmRef after = Cursor.read(cursor, filter.toString(), 2)
                .map(at -> new VmRef(at.position().get(0), at.position().get(1)))
                .orElse(null);
        List<VmView> rows =
                vms.list(filter, after, size + 1).stream().map(VmView::of).toList();
        return Page.of(rows, size, vm -> Cursor.after(filter.toString(), vm.tenantId(), vm.vmId()));
    }

    @Operation(summary = "Read a VM", operationId = "getVm")
    @RequiresScope("allocation:read")
    @GetMapping("/{vmId}")
    ResponseEntity<VmView> get(Caller caller, @PathVariable @ValidId String vmId) {
        return answer(vms.require(caller.tenant(), vmId));
    }

    @Operation(summary = "Change a VM's bounds, group, mode or host", operationId = "changeVm")
    @RequiresScope("allocation:write")
    @PatchMapping("/{vmId}")
    @Refused(status = "422", when = "its host or group is not registered, or its bounds contradict each other")
    ResponseEntity<VmView> change(
            Caller caller,
            @PathVariable @ValidId String vmId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody VmPatch patch) {
        patch.permittedTo(caller);
        return answer(vms.change(caller.tenant(), vmId, Precondition.ifMatch(ifMatch), patch::of));
    }

    @Operation(summary = "Remove a VM", operationId = "removeVm")
    @RequiresScope("allocation:write")
    @DeleteMapping("/{vmId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    ResponseEntity<Void> remove(
            Caller caller,
            @PathVariable @ValidId String vmId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        vms.remove(caller.tenant(), vmId, Precondition.ifMatch(ifMatch));
        return ResponseEntity.noContent().build();
    }

    private static ResponseEntity<VmView> answer(VmEntry entry) {
        return ResponseEntity.ok().eTag(ETags.of(entry.version())).body(VmView.of(entry));
    }
}
