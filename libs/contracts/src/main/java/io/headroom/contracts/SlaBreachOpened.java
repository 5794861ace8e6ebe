package io.headroom.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An objective of a VM is being missed.
 *
 * @param breachId derived from tenant, VM, objective and the first violating window, so that a replay finds the same id
 * @param tenantId owner of the VM
 * @param vmId the VM
 * @param version 1; the resolve has a higher one
 * @param tier the VM's tier in the window
 * @param objective what is missed
 * @param windowFrom start of the violating window
 * @param windowTo end of the violating window, after windowFrom
 * @param observed what was measured, in the objective's unit
 * @param target what was promised
 * @param severity how bad
 * @param cause which resource or signal, in UPPER_SNAKE
 * @param resource the resource that is short, where one is
 * @param predicted whether it has not happened yet
 * @param openedAt when it was found
 */
public record SlaBreachOpened(
        String breachId,
        String tenantId,
        String vmId,
        long version,
        String tier,
        SlaObjective.Kind objective,
        Instant windowFrom,
        Instant windowTo,
        double observed,
        double target,
        Severity severity,
        String cause,
        @Nullable Resource resource,
        boolean predicted,
        Instant openedAt) {

    public SlaBreachOpened {
        Require.text("breachId", breachId);
        Require.id("tenantId", tenantId);
        Require.id("vmId", vmId);
        Require.notNegative("version", version);
        Require.id("tier", tier);
        Require.present("objective", objective);
        Require.present("windowFrom", windowFrom);
        Require.present("windowTo", windowTo);
        if (!windowTo.isAfter(windowFrom)) {
            throw new IllegalArgumentException("windowTo " + windowTo + " must be after windowFrom " + windowFrom);
        }
        Require.notNegative("observed", observed);
        Require.notNegative("target", target);
        Require.present("severity", severity);
        Require.text("cause", cause);
        Require.present("openedAt", openedAt);
    }

    /** How bad a breach is. */
    public enum Severity {
        WARNING,
        CRITICAL
    }
}
