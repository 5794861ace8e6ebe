package io.headroom.sla.attainment;

import io.headroom.contracts.SlaObjective;
import io.headroom.contracts.VmRef;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one objective of one VM, as read at once.
 *
 * @param tier the tier that promises it
 * @param period what counted in the whole period
 * @param hour what counted in the last hour, likewise the others, all in domain time
 * @param badLately bad minutes within a breach's window
 * @param lastMinute start of the last minute in which it was judged
 * @param openBreach the breach that is open
 */
record Standing(
        VmRef vm,
        String tier,
        SlaObjective objective,
        Weights period,
        Weights hour,
        Weights fiveMinutes,
        Weights sixHours,
        Weights halfHour,
        int badLately,
        @Nullable Instant lastMinute,
        @Nullable UUID openBreach) {

    /** Share of good minutes over the period, or the ratio of failed requests; empty if nothing is known. */
    Optional<Double> attainment() {
        if (!period.isKnown()) {
            return Optional.empty();
        }
        boolean errors = objective.kind() == SlaObjective.Kind.ERROR_RATIO;
        return Optional.of(errors ? period.badShare() : 1 - period.badShare());
    }

    /**
     * How it stands.
     *
     * @param knownSince a judgement before this instant is too old to say anything about now
     */
    SlaState state(ErrorBudget budget, Instant knownSince) {
        if (openBreach != null) {
            return SlaState.BREACHED;
        }
        if (lastMinute == null || lastMinute.isBefore(knownSince)) {
            return SlaState.UNKNOWN;
        }
        boolean burning =
                BurnAlert.FAST.fires(budget, hour, fiveMinutes) || BurnAlert.SLOW.fires(budget, sixHours, halfHour);
        return burning || badLately > 0 ? SlaState.AT_RISK : SlaState.OK;
    }
}
