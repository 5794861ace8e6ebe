package io.headroom.qos.tier;

import io.headroom.qos.tier.Tier.Terms;
import io.headroom.support.openapi.Refused;
import io.headroom.support.security.Caller;
import io.headroom.support.security.RequiresScope;
import io.headroom.support.web.ETags;
import io.headroom.support.web.Ids;
import io.headroom.support.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The tiers that VMs can have. */
@RestController
@RequestMapping("/api/v1/tiers")
@Tag(name = "Quality of service")
class TierController {

    private final Tiers tiers;
    private final TierEditing editing;

    TierController(Tiers tiers, TierEditing editing) {
        this.tiers = tiers;
        this.editing = editing;
    }

    @GetMapping
    @RequiresScope("qos:read")
    @Operation(operationId = "listTiers", summary = "Every tier, the cheapest first. Scope qos:read.")
    Page<Tier> list() {
        return new Page<>(tiers.current(), null);
    }

    @GetMapping("/{tier}")
    @RequiresScope("qos:read")
    @Operation(operationId = "getTier", summary = "The current version of a tier, with its ETag. Scope qos:read.")
    ResponseEntity<Tier> get(@PathVariable String tier) {
        return answer(editing.find(Ids.require("tier", tier)));
    }

    @PutMapping("/{tier}")
    @RequiresScope(Caller.OPERATOR)
    @Operation(
            operationId = "editTier",
            summary = "Makes a new version of a tier, which its VMs have at once. Needs If-Match. Operators only.")
    @Refused(status = "422", when = "the terms contradict each other, or the order of the tiers")
    ResponseEntity<Tier> edit(
            Caller caller,
            @PathVariable String tier,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody Terms terms) {
        return answer(editing.edit(Ids.require("tier", tier), terms, ifMatch, caller.subject()));
    }

    private static ResponseEntity<Tier> answer(Tier tier) {
        return ResponseEntity.ok().eTag(ETags.of(tier.version())).body(tier);
    }
}
