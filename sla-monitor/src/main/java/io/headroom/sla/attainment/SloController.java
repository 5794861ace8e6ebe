package io.headroom.sla.attainment;

import io.headroom.contracts.VmRef;
import io.headroom.sla.terms.Promise;
import io.headroom.sla.terms.TermsInForce;
import io.headroom.support.DomainTime;
import io.headroom.support.security.Caller;
import io.headroom.support.security.RequiresScope;
import io.headroom.support.web.Cursor;
import io.headroom.support.web.Ids;
import io.headroom.support.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The objectives that are in force; they come from the tiers. */
@RestController
@RequestMapping("/api/v1/slos")
@RequiresScope("sla:read")
@Tag(name = "SLA")
class SloController {

    private final VmDirectory directory;
    private final TermsInForce terms;
    private final DomainTime time;

    SloController(VmDirectory directory, TermsInForce terms, DomainTime time) {
        this.directory = directory;
        this.terms = terms;
        this.time = time;
    }

    @GetMapping
    @Operation(
            operationId = "listSlos",
            summary = "The objectives in force, by VM; a page holds all objectives of its VMs. Scope sla:read.")
    Page<SloView> list(
            Caller caller,
            @Parameter(description = "Only this VM's", example = "web-1") @RequestParam(required = false) @Nullable
                    String vmId,
            @Parameter(description = "VMs per page, 1-1000", example = "100") @RequestParam(required = false) @Nullable
                    Integer limit,
            @Parameter(description = "next of the page before") @RequestParam(required = false) @Nullable
                    String cursor) {
        if (vmId != null) {
            VmRef vm = new VmRef(caller.tenant(), Ids.require("vmId", vmId));
            return new Page<>(directory.knows(vm) ? inForce(List.of(vm)) : List.of(), null);
        }
        int size = Page.limit(limit);
        String filter = "slos of " + caller.tenantId();
        Optional<VmRef> after = Cursor.read(cursor, filter, 2)
                .map(read -> new VmRef(read.position().get(0), read.position().get(1)));
        Page<VmRef> vms = Page.of(
                directory.page(caller.tenantId(), after, size + 1),
                size,
                vm -> Cursor.after(filter, vm.tenantId(), vm.vmId()));
        return new Page<>(inForce(vms.items()), vms.next());
    }

    private List<SloView> inForce(List<VmRef> vms) {
        Instant now = time.now();
        var timelines = terms.between(vms, now, now.plusMillis(1));
        return vms.stream()
                .flatMap(vm -> Optional.ofNullable(timelines.get(vm)).stream()
                        .flatMap(
                                timeline -> Optional.ofNullable(timeline.at(now).promise()).stream())
                        .flatMap(promise -> views(vm, promise)))
                .toList();
    }

    private static Stream<SloView> views(VmRef vm, Promise promise) {
        return promise.objectives().stream()
                .map(objective -> new SloView(
                        vm.tenantId(),
                        vm.vmId(),
                        promise.tier(),
                        promise.tierVersion(),
                        objective.kind(),
                        objective.target(),
                        objective.thresholdMs(),
                        promise.effectiveAt()));
    }
}
