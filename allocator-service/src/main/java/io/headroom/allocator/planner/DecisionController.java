package io.headroom.allocator.planner;

import io.headroom.allocator.inventory.Inventory;
import io.headroom.allocator.inventory.VmEntry;
import io.headroom.planning.Outcome;
import io.headroom.support.DomainTime;
import io.headroom.support.openapi.Refused;
import io.headroom.support.security.Caller;
import io.headroom.support.security.RequiresScope;
import io.headroom.support.web.Cursor;
import io.headroom.support.web.Page;
import io.headroom.support.web.ValidId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was decided about VMs and why, and what would be. */
@RestController
@RequestMapping("/api/v1")
@RequiresScope("allocation:read")
@Tag(name = "Decisions")
class DecisionController {

    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private final Decisions decisions;
    private final PoolPlanner planner;
    private final Inventory inventory;
    private final DomainTime time;

    DecisionController(Decisions decisions, PoolPlanner planner, Inventory inventory, DomainTime time) {
        this.decisions = decisions;
        this.planner = planner;
        this.inventory = inventory;
        this.time = time;
    }

    @GetMapping("/decisions")
    @Operation(
            operationId = "listDecisions",
            summary = "Decisions, the latest first; an operator who names no tenant sees all. Scope allocation:read.")
    Page<DecisionView> list(
            Caller caller,
            @Parameter(description = "Only this VM's", example = "web-1")
                    @RequestParam(required = false)
                    @Nullable
                    @ValidId
                    String vmId,
            @Parameter(description = "Only those with this outcome") @RequestParam(required = false) @Nullable
                    Outcome outcome,
            @Parameter(description = "Only those from this instant on", example = "2026-01-01T00:00:00Z")
                    @RequestParam(required = false)
                    @Nullable
                    Instant from,
            @Parameter(description = "Page size, 1-1000", example = "100") @RequestParam(required = false) @Nullable
                    Integer limit,
            @Parameter(description = "next of the page before") @RequestParam(required = false) @Nullable
                    String cursor) {
        Decisions.Filter filter = new Decisions.Filter(caller.tenantId(), vmId, outcome, from);
        int size = Page.limit(limit);
        Optional<Cursor> after = Cursor.read(cursor, filter.toString(), 2);
        List<Decision> rows = decisions.list(
                filter,
                after.map(read -> Instant.parse(read.position().get(0))).orElse(LATEST),
                after.map(read -> read.position().get(1)).orElse(""),
                size + 1);
        Page<Decision> page = Page.of(
                rows,
                size,
                row -> Cursor.after(filter.toString(), row.decidedAt().toString(), row.decisionId()));
        return new Page<>(
                page.items().stream().map(row -> DecisionView.of(row, time)).toList(), page.next());
    }

    @PostMapping("/allocations:plan")
    @Operation(
            operationId = "planAllocation",
            summary = "What would be decided about a VM now, by the code that decides; nothing is stored."
                    + " Scope allocation:read.")
    @Refused(status = "404", when = "the VM is unknown, or another tenant's")
    DecisionView plan(Caller caller, @Valid @RequestBody Rehearsal asked) {
        VmEntry vm = inventory.requireVm(caller.tenant(), asked.vmId);
        WhatIf assumed = new WhatIf(asked.demandFactor == null ? 1 : asked.demandFactor, asked.shortageWeight);
        return planner.rehearse(vm, assumed)
                .map(decision -> DecisionView.of(decision, time))
                .orElseThrow(() -> new IllegalStateException("VM " + vm.ref() + " was not planned"));
    }

    /**
     * A VM and what to assume about it.
     *
     * @param demandFactor multiplies its forecast
     * @param shortageWeight in place of its tier's
     */
    @Schema(example = """
            {"vmId": "web-1", "demandFactor": 1.5, "shortageWeight": 30}
            """)
    record Rehearsal(
            @ValidId @NotNull @Schema(example = "web-1") String vmId,

            @DecimalMin("0.01") @DecimalMax("100") @Schema(example = "1.5") @Nullable
            Double demandFactor,

            @DecimalMin(value = "1", inclusive = false) @DecimalMax("10000") @Schema(example = "30") @Nullable
            Double shortageWeight) {}
}
