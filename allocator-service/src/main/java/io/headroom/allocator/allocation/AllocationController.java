package io.headroom.allocator.allocation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.headroom.allocator.inventory.Inventory;
import io.headroom.allocator.inventory.VmEntry;
import io.headroom.contracts.AllocationChanged.Outcome;
import io.headroom.contracts.AllocationCommand.Target;
import io.headroom.contracts.VmRef;
import io.headroom.support.security.Caller;
import io.headroom.support.security.RequiresScope;
import io.headroom.support.web.Cursor;
import io.headroom.support.web.Page;
import io.headroom.support.web.ValidId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the tenant's VMs were given. */
@Tag(name = "Allocations")
@RestController
@RequestMapping("/api/v1")
@RequiresScope("allocation:read")
class AllocationController {

    private final Allocations allocations;
    private final Inventory inventory;
    private final NextReservations reservations;

    AllocationController(Allocations allocations, Inventory inventory, NextReservations reservations) {
        this.allocations = allocations;
        this.inventory = inventory;
        this.reservations = reservations;
    }

    @Operation(summary = "What a VM was given and what is reserved for it", operationId = "getAllocation")
    @GetMapping("/vms/{vmId}/allocation")
    VmAllocationView get(Caller caller, @PathVariable @ValidId String vmId) {
        VmEntry vm = inventory.requireVm(caller.tenant(), vmId);
        return new VmAllocationView(
                allocations
                        .find(vm.ref())
                        .map(AllocationView::of)
                        .orElseGet(() -> AllocationView.none(vm.ref(), vm.poolId(), vm.hostId())),
                reservations.of(vm.ref()));
    }

    @Operation(summary = "What the tenant's VMs were given", operationId = "listAllocations")
    @GetMapping("/allocations")
    Page<AllocationView> list(
            Caller caller,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int size = Page.limit(limit);
        String filter = "allocations " + caller.tenantId();
        List<String> after =
                Cursor.read(cursor, filter, 2).map(Cursor::position).orElse(List.of("", ""));
        List<AllocationView> rows = allocations.list(caller.tenantId(), after.get(0), after.get(1), size + 1).stream()
                .map(AllocationView::of)
                .toList();
        return Page.of(rows, size, row -> Cursor.after(filter, row.tenantId(), row.vmId()));
    }

    /**
     * What a VM was given.
     *
     * @param generation of the last command; 0 before the first
     * @param appliedGeneration of the last command that the provider has answered
     */
    record AllocationView(
            String tenantId,
            String vmId,
            String pool,
            @Nullable String hostId,
            @Nullable Target requested,
            @Nullable Target effective,
            long generation,
            long appliedGeneration,
            @Nullable Outcome outcome,
            @Nullable String reason,
            @Nullable Instant requestedAt,
            @Nullable Instant effectiveAt) {

        static AllocationView of(AllocationEntry entry) {
            return new AllocationView(
                    entry.vm().tenantId(),
                    entry.vm().vmId(),
                    entry.poolId(),
                    entry.hostId(),
                    entry.requested(),
                    entry.effective(),
                    entry.generation(),
                    entry.appliedGeneration(),
                    entry.outcome(),
                    entry.reason(),
                    entry.requestedAt(),
                    entry.effectiveAt());
        }

        static AllocationView none(VmRef vm, String pool, @Nullable String hostId) {
            return new AllocationView(vm.tenantId(), vm.vmId(), pool, hostId, null, null, 0, 0, null, null, null, null);
        }
    }

    /** What a VM was given, with what is reserved for it ahead. */
    record VmAllocationView(
            @JsonUnwrapped AllocationView allocation, List<NextReservations.NextReservation> nextReservations) {}
}
