package io.headroom.contracts;

import java.util.Optional;

/**
 * Which VM: its id is unique within its tenant only, so the two always go together.
 *
 * @param tenantId the owner
 * @param vmId the VM
 */
public record VmRef(String tenantId, String vmId) {

    private static final String INFIX = "/vm/";

    public VmRef {
        Require.id("tenantId", tenantId);
        Require.id("vmId", vmId);
    }

    /** The Kafka key of the VM's records. */
    public String key() {
        return Keys.vm(tenantId, vmId);
    }

    /** The VM of a Kafka key, empty if the key is of something else. */
    public static Optional<VmRef> ofKey(String key) {
        int at = key.indexOf(INFIX);
        return at < 0
                ? Optional.empty()
                : Optional.of(new VmRef(key.substring(0, at), key.substring(at + INFIX.length())));
    }
}
