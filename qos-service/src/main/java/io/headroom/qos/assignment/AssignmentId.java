package io.headroom.qos.assignment;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * Whose assignment it is.
 *
 * @param tenantId the owner
 * @param vmId the VM
 */
@Embeddable
record AssignmentId(
        @Column(name = "tenant_id") String tenantId,
        @Column(name = "vm_id") String vmId) {}
