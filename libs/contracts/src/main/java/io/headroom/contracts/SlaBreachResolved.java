package io.headroom.contracts;

import java.time.Instant;

/**
 * An objective that was missed is met again.
 *
 * @param breachId the breach that was opened
 * @param tenantId owner of the VM
 * @param vmId the VM
 * @param version above the opening's
 * @param objective what had been missed
 * @param openedAt when the breach was found
 * @param resolvedAt end of the window that ended it
 * @param observed what was measured in that window, in the objective's unit
 * @param target what was promised
 * @param reason why it ended, in UPPER_SNAKE
 */
public record SlaBreachResolved(
        String breachId,
        String tenantId,
        String vmId,
        long version,
        SlaObjective.Kind objective,
        Instant openedAt,
        Instant resolvedAt,
        double observed,
        double target,
        String reason) {

    public SlaBreachResolved {
        Require.text("breachId", breachId);
        Require.id("tenantId", tenantId);
        Require.id("vmId", vmId);
        Require.notNegative("version", version);
        Require.present("objective", objective);
        Require.present("openedAt", openedAt);
        Require.present("resolvedAt", resolvedAt);
        Require.notNegative("observed", observed);
        Require.notNegative("target", target);
        Require.text("reason", reason);
    }
}
