package io.headroom.sla.attainment;

import io.headroom.contracts.SlaObjective;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How one objective of a VM stands. */
record ObjectiveView(
        SlaObjective.Kind objective,
        SlaState state,

        @Schema(
                description = "Promised share of good minutes, or the largest ratio of failed requests",
                example = "0.995")
        double target,

        @Schema(description = "Threshold of the latency, in ms") @Nullable
        Double thresholdMs,

        @Schema(
                description = "Share of good minutes over the period, or the ratio of failed requests",
                example = "0.9987")
        @Nullable
        Double attainment,

        @Schema(description = "Whether the promise has been kept over the period so far") @Nullable
        Boolean met,

        @Schema(description = "Share of the error budget that is left; negative if more was spent", example = "0.74")
        @Nullable
        Double errorBudgetLeft,

        @Schema(description = "How many times faster than allowed the budget goes; absent without data")
        BurnRates burnRates,

        @Schema(
                description =
                        "How long the rest of the budget lasts at the last hour's rate, in domain time; absent if for ever",
                example = "PT52H")
        @Nullable
        String timeToExhaustion,

        @Schema(description = "Start of the last minute in which it was judged") @Nullable
        Instant lastMinute,

        @Schema(description = "The breach that is open") @Nullable
        String openBreachId) {

    static ObjectiveView of(Standing standing, Duration period, Instant knownSince) {
        ErrorBudget budget = ErrorBudget.of(standing.objective(), period);
        Weights spent = standing.period();
        return new ObjectiveView(
                standing.objective().kind(),
                standing.state(budget, knownSince),
                standing.objective().target(),
                standing.objective().thresholdMs(),
                standing.attainment().orElse(null),
                budget.kept(spent).orElse(null),
                budget.left(spent).orElse(null),
                BurnRates.of(budget, standing),
                budget.lasts(spent, standing.hour()).map(Duration::toString).orElse(null),
                standing.lastMinute(),
                standing.openBreach() == null ? null : standing.openBreach().toString());
    }

    /** Burn rates over windows of domain time. */
    record BurnRates(
            @Nullable Double oneHour,
            @Nullable Double fiveMinutes,
            @Nullable Double sixHours,
            @Nullable Double thirtyMinutes) {

        static BurnRates of(ErrorBudget budget, Standing standing) {
            return new BurnRates(
                    budget.burn(standing.hour()).orElse(null),
                    budget.burn(standing.fiveMinutes()).orElse(null),
                    budget.burn(standing.sixHours()).orElse(null),
                    budget.burn(standing.halfHour()).orElse(null));
        }
    }
}
