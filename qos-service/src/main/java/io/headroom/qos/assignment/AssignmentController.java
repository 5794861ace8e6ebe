package io.headroom.qos.assignment;

import io.headroom.contracts.VmRef;
import io.headroom.qos.assignment.GroupChoices.GroupChoice;
import io.headroom.qos.tier.Tiers;
import io.headroom.support.security.Caller;
import io.headroom.support.security.RequiresScope;
import io.headroom.support.web.ETags;
import io.headroom.support.web.Ids;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Which tier a VM or a group has; a change takes effect at once. */
@RestController
@Tag(name = "Quality of service")
class AssignmentController {

    private final Assigning assigning;
    private final QosMessages messages;
    private final Tiers tiers;

    AssignmentController(Assigning assigning, QosMessages messages, Tiers tiers) {
        this.assigning = assigning;
        this.messages = messages;
        this.tiers = tiers;
    }

    @GetMapping("/api/v1/vms/{vmId}/qos")
    @RequiresScope("qos:read")
    @Operation(operationId = "getVmQos", summary = "The VM's tier, with its ETag. Scope qos:read.")
    ResponseEntity<AssignmentView> get(Caller caller, @PathVariable String vmId) {
        return answer(assigning.of(new VmRef(caller.tenant(), Ids.require("vmId", vmId))));
    }

    @PutMapping("/api/v1/vms/{vmId}/qos")
    @RequiresScope("qos:write")
    @Operation(
            operationId = "setVmQos",
            summary = "Changes the VM's tier at once and answers with the price from now on. Needs If-Match. Scope "
                    + "qos:write.")
    ResponseEntity<AssignmentView> put(
            Caller caller,
            @PathVariable String vmId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody QosRequest request) {
        VmRef vm = new VmRef(caller.tenant(), Ids.require("vmId", vmId));
        return answer(assigning.assign(vm, request.choice(), ifMatch, caller.subject()));
    }

    @GetMapping("/api/v1/groups/{groupId}/qos")
    @RequiresScope("qos:read")
    @Operation(
            operationId = "getGroupQos",
            summary = "The tier chosen for the group's members, with its ETag. Scope qos:read.")
    ResponseEntity<GroupView> getGroup(Caller caller, @PathVariable String groupId) {
        return answer(groupId, assigning.ofGroup(caller.tenant(), Ids.require("groupId", groupId)));
    }

    @PutMapping("/api/v1/groups/{groupId}/qos")
    @RequiresScope("qos:write")
    @Operation(
            operationId = "setGroupQos",
            summary = "Chooses a tier for the group's members; those with a choice of their own keep it. Needs "
                    + "If-Match. Scope qos:write.")
    ResponseEntity<GroupView> putGroup(
            Caller caller,
            @PathVariable String groupId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody QosRequest request) {
        return answer(
                groupId,
                assigning.assignGroup(
                        caller.tenant(), Ids.require("groupId", groupId), request.choice(), ifMatch, caller.subject()));
    }

    private ResponseEntity<AssignmentView> answer(Assignment assignment) {
        AssignmentView view = AssignmentView.of(
                messages.of(
                        assignment,
                        tiers.version(assignment.tier(), assignment.tierVersion())
                                .orElseThrow()),
                assignment.size());
        return ResponseEntity.ok().eTag(ETags.of(assignment.version())).body(view);
    }

    private static ResponseEntity<GroupView> answer(String groupId, GroupChoice choice) {
        Choice chosen = choice.choice();
        return ResponseEntity.ok()
                .eTag(ETags.of(choice.version()))
                .body(new GroupView(
                        groupId,
                        chosen == null ? null : chosen.tier(),
                        chosen == null ? null : chosen.latencyThresholdMs(),
                        chosen == null ? null : chosen.statedQuantile(),
                        choice.version()));
    }

    /**
     * What is chosen.
     *
     * @param tier name of the tier
     * @param latencyThresholdMs what the latency objective holds against, in milliseconds
     * @param statedQuantile level to size at instead of the tier's, 0.5..0.999
     */
    @Schema(example = """
            {"tier": "GOLD", "latencyThresholdMs": 250}
            """)
    record QosRequest(
            @Schema(example = "GOLD") @NotBlank String tier,
            @Positive @Nullable Double latencyThresholdMs,

            @DecimalMin("0.5") @DecimalMax("0.999") @Nullable
            Double statedQuantile) {

        Choice choice() {
            return new Choice(tier, latencyThresholdMs, statedQuantile);
        }
    }

    /**
     * What was chosen for a group.
     *
     * @param groupId the group
     * @param tier name of the tier, absent if none was chosen
     * @param latencyThresholdMs in milliseconds
     * @param statedQuantile 0.5..0.999
     * @param version its ETag
     */
    record GroupView(
            String groupId,
            @Nullable String tier,
            @Nullable Double latencyThresholdMs,
            @Nullable Double statedQuantile,
            long version) {}
}
