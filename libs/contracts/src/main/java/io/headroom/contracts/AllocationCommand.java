package io.headroom.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a pool's provider has to bring about; targets are absolute, so applying one twice changes nothing.
 *
 * @param commandId unique; the name of an added VM derives from it
 * @param decisionId the decision that asks for it
 * @param tenantId owner of the VM; absent for commands on hosts
 * @param pool whose provider acts
 * @param hostId on which host
 * @param vmId which VM; absent for commands on hosts
 * @param generation rises with every command of one VM or host; a provider ignores one it has applied or passed
 * @param version equal to the generation
 * @param kind what to do
 * @param target what the VM shall have; required for APPLY and ADD_VM
 * @param targetHostId where to; required for MIGRATE
 * @param issuedAt when it was decided
 * @param deadline after it the command counts as failed
 */
public record AllocationCommand(
        String commandId,
        String decisionId,
        @Nullable String tenantId,
        String pool,
        String hostId,
        @Nullable String vmId,
        long generation,
        long version,
        Kind kind,
        @Nullable Target target,
        @Nullable String targetHostId,
        Instant issuedAt,
        Instant deadline) {

    public AllocationCommand {
        Require.text("commandId", commandId);
        Require.text("decisionId", decisionId);
        Require.optionalId("tenantId", tenantId);
        Require.id("pool", pool);
        Require.id("hostId", hostId);
        Require.optionalId("vmId", vmId);
        Require.notNegative("generation", generation);
        Require.notNegative("version", version);
        Require.present("kind", kind);
        if (kind.onVm) {
            Require.present("tenantId", tenantId);
            Require.present("vmId", vmId);
        }
        if (kind == Kind.APPLY || kind == Kind.ADD_VM) {
            Require.present("target", target);
        }
        Require.optionalId("targetHostId", targetHostId);
        if (kind == Kind.MIGRATE) {
            Require.present("targetHostId", targetHostId);
        }
        Require.present("issuedAt", issuedAt);
        Require.present("deadline", deadline);
    }

    /** What a command does. */
    public enum Kind {
        /** Sets a VM's amounts and enforcement. */
        APPLY(true),
        ADD_VM(true),
        REMOVE_VM(true),
        MIGRATE(true),
        ADD_HOST(false),
        DRAIN_HOST(false);

        private final boolean onVm;

        Kind(boolean onVm) {
            this.onVm = onVm;
        }
    }

    /**
     * Absolute target of one VM.
     *
     * @param resources the amounts
     * @param enforcement weights, guarantees and limits
     */
    public record Target(ResourceAmounts resources, Enforcement enforcement) {

        public Target {
            Require.present("resources", resources);
            Require.present("enforcement", enforcement);
        }
    }
}
