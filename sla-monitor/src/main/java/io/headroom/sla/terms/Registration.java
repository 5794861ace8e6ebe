package io.headroom.sla.terms;

import io.headroom.contracts.ResourceAmounts;
import java.time.Instant;

/**
 * A VM as its owner registered it, from an instant on.
 *
 * @param size base of the memory guarantee
 * @param maximum the owner's upper bound
 */
public record Registration(Instant effectiveAt, ResourceAmounts size, ResourceAmounts maximum) {}
