package io.headroom.sla.attainment;

import io.headroom.contracts.SlaObjective;
import java.time.Duration;
import java.util.Optional;

/**
 * The share of a period that may be bad, and how fast it goes (Google SRE workbook, chapter 5): a burn rate of 1 uses up
 * the budget exactly in the period.
 *
 * @param share 0..1
 * @param period in domain time
 */
record ErrorBudget(double share, Duration period) {

    static ErrorBudget of(SlaObjective objective, Duration period) {
        return new ErrorBudget(
                objective.kind() == SlaObjective.Kind.ERROR_RATIO ? objective.target() : 1 - objective.target(),
                period);
    }

    /** Whether no more than the budget was spent; empty if nothing is known. */
    Optional<Boolean> kept(Weights spent) {
        return spent.isKnown() ? Optional.of(spent.badShare() <= share) : Optional.empty();
    }

    /** Share of the budget that is left, below 0 if more was spent; empty if nothing is known. */
    Optional<Double> left(Weights spent) {
        if (!spent.isKnown()) {
            return Optional.empty();
        }
        return Optional.of(spent.bad() == 0 ? 1.0 : 1 - Math.min(spent.badShare() / share, Integer.MAX_VALUE));
    }

    /** How many times faster than allowed the budget went; empty if nothing is known. */
    Optional<Double> burn(Weights window) {
        if (!window.isKnown()) {
            return Optional.empty();
        }
        return Optional.of(window.bad() == 0 ? 0.0 : Math.min(window.badShare() / share, Integer.MAX_VALUE));
    }

    /** How long, in domain time, what is left lasts at a burn rate; empty if it lasts for ever or nothing is known. */
    Optional<Duration> lasts(Weights spent, Weights window) {
        return left(spent)
                .flatMap(left -> burn(window)
                        .filter(burn -> burn > 0)
                        .map(burn -> Duration.ofSeconds(Math.round(Math.max(0, left) * period.toSeconds() / burn))));
    }
}
