package io.headroom.sla.breach;

import io.headroom.contracts.Resource;
import io.headroom.contracts.SlaBreachOpened.Severity;
import io.headroom.contracts.SlaObjective;
import io.headroom.contracts.VmRef;
import io.headroom.sla.window.MinuteFacts;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A promise that was broken: open until {@code resolvedAt} is set.
 *
 * @param observed share of good minutes in the window, or the ratio of failed requests
 * @param cause in UPPER_SNAKE
 * @param resource the resource that was short, where one was
 * @param evidence what was measured in the window
 * @param openedAt when it was found
 * @param resolvedAt end of the minute that ended it
 * @param resolution why it ended
 */
record Breach(
        UUID id,
        VmRef vm,
        SlaObjective.Kind objective,
        String tier,
        Severity severity,
        String cause,
        @Nullable Resource resource,
        Instant windowFrom,
        Instant windowTo,
        double observed,
        double target,
        List<MinuteFacts> evidence,
        Instant openedAt,
        @Nullable Instant resolvedAt,
        @Nullable Resolution resolution) {

    Breach {
        evidence = List.copyOf(evidence);
    }

    /** The breach that a window makes; critical if the window uses up the error budget that many times too fast. */
    static Breach of(
            VmRef vm, String tier, BadWindow window, double criticalBurn, List<MinuteFacts> evidence, Instant now) {
        SlaObjective.Kind objective = window.last().objective();
        return new Breach(
                BreachIds.of(vm, objective, window.from()),
                vm,
                objective,
                tier,
                window.burn() >= criticalBurn ? Severity.CRITICAL : Severity.WARNING,
                window.cause(),
                window.resource().orElse(null),
                window.from(),
                window.to(),
                window.observed(),
                window.last().target(),
                evidence,
                now,
                null,
                null);
    }

    boolean isOpen() {
        return resolvedAt == null;
    }

    /** The same breach, ended. */
    Breach resolved(Instant at, Resolution why) {
        return new Breach(
                id,
                vm,
                objective,
                tier,
                severity,
                cause,
                resource,
                windowFrom,
                windowTo,
                observed,
                target,
                evidence,
                openedAt,
                at,
                why);
    }
}
