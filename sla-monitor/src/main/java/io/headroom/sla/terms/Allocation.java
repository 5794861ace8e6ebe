package io.headroom.sla.terms;

import io.headroom.contracts.ResourceAmounts;
import java.time.Instant;

/**
 * What a VM effectively had from an instant on.
 *
 * @param version generation of the last command applied
 * @param cause what brought it about, as the provider said
 * @param outcome how the command ended, as the provider said
 */
public record Allocation(Instant effectiveAt, long version, ResourceAmounts effective, String cause, String outcome) {}
