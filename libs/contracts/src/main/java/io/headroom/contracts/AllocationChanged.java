package io.headroom.contracts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a provider did with a command, or saw happen by itself, and what the VM effectively has since.
 *
 * @param tenantId owner of the VM
 * @param vmId the VM
 * @param pool whose provider reports
 * @param hostId on which host
 * @param commandId the command that was carried out; absent if the provider saw the change by itself
 * @param generation of that command, else of the last one applied
 * @param version equal to the generation for a command's answer, never falling
 * @param requested what was asked for
 * @param effective what the VM has
 * @param deviations each field whose effective value is not the requested one
 * @param outcome how it ended
 * @param cause what brought it about
 * @param reason why the outcome is not APPLIED, in UPPER_SNAKE
 * @param effectiveAt from when the effective values hold
 */
public record AllocationChanged(
        String tenantId,
        String vmId,
        String pool,
        String hostId,
        @Nullable String commandId,
        long generation,
        long version,
        AllocationCommand.Target requested,
        AllocationCommand.Target effective,
        List<Deviation> deviations,
        Outcome outcome,
        Cause cause,
        @Nullable String reason,
        Instant effectiveAt) {

    public AllocationChanged {
        Require.id("tenantId", tenantId);
        Require.id("vmId", vmId);
        Require.id("pool", pool);
        Require.id("hostId", hostId);
        Require.notNegative("generation", generation);
        Require.notNegative("version", version);
        Require.present("requested", requested);
        Require.present("effective", effective);
        deviations = List.copyOf(Require.present("deviations", deviations));
        Require.present("outcome", outcome);
        Require.present("cause", cause);
        Require.present("effectiveAt", effectiveAt);
    }

    /** How a command ended. */
    public enum Outcome {
        /** Every field as requested. */
        APPLIED,
        /** Some fields deviate. */
        PARTIAL,
        /** Nothing was changed, and trying again would not help. */
        REFUSED,
        /** The provider could not bring it about before the deadline. */
        FAILED,
        /** The VM is gone. */
        REMOVED
    }

    /** What brought a change about. */
    public enum Cause {
        COMMAND,
        /** The provider's state was compared with ours and differed. */
        RECONCILED,
        HOST_LOST
    }

    /**
     * One field that is not as requested.
     *
     * @param field name of the component of {@link ResourceAmounts} or {@link Enforcement}
     * @param requested asked for, in the field's unit
     * @param effective in force, in the field's unit
     * @param reason why, in UPPER_SNAKE
     */
    public record Deviation(String field, long requested, long effective, String reason) {

        public Deviation {
            Require.text("field", field);
            Require.text("reason", reason);
        }
    }
}
