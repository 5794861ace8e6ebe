package io.headroom.qos.budget;

import io.headroom.contracts.BudgetSet;
import io.headroom.qos.tier.QosError;
import io.headroom.support.security.Caller;
import io.headroom.support.security.RequiresScope;
import io.headroom.support.web.ETags;
import io.headroom.support.web.Ids;
import io.headroom.support.web.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The cost threshold of a tenant. */
@RestController
@RequestMapping("/api/v1/tenants/{tenantId}/budget")
@Tag(name = "Quality of service")
class BudgetController {

    private final Budgets budgets;

    BudgetController(Budgets budgets) {
        this.budgets = budgets;
    }

    @GetMapping
    @RequiresScope("qos:read")
    @Operation(
            operationId = "getBudget",
            summary = "The tenant's cost threshold, with its ETag; without a limit while none is set. Scope qos:read.")
    ResponseEntity<Budget> get(Caller caller, @PathVariable String tenantId) {
        return answer(budgets.of(visible(caller, tenantId)));
    }

    @PutMapping
    @RequiresScope("qos:write")
    @Operation(
            operationId = "setBudget",
            summary = "Sets the tenant's cost threshold, or lifts it when no limit is given. Needs If-Match. Scope "
                    + "qos:write.")
    ResponseEntity<Budget> put(
            Caller caller,
            @PathVariable String tenantId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody BudgetRequest request) {
        return answer(budgets.set(visible(caller, tenantId), request, ifMatch, caller.subject()));
    }

    private static String visible(Caller caller, String tenantId) {
        String asked = Ids.require("tenantId", tenantId);
        String own = caller.tenantId();
        if ((caller.operator() && (own == null || own.equals(asked))) || asked.equals(own)) {
            return asked;
        }
        throw new ProblemException(QosError.TENANT_UNKNOWN, "tenant '" + asked + "' is unknown");
    }

    private static ResponseEntity<Budget> answer(Budget budget) {
        return ResponseEntity.ok().eTag(ETags.of(budget.version())).body(budget);
    }

    /**
     * A threshold.
     *
     * @param window the span the limit is for, in domain time
     * @param limit at most this may be spent within a window; absent to lift the threshold
     * @param hard whether a grant beyond the limit is refused, or only reported
     */
    @Schema(example = """
            {"window": "DAY", "limit": 120.5, "hard": true}
            """)
    record BudgetRequest(
            @NotNull BudgetSet.Window window,

            @PositiveOrZero @Digits(integer = 14, fraction = 6) @Nullable
            BigDecimal limit,

            boolean hard) {}
}
