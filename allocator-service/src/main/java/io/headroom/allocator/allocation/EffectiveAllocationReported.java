package io.headroom.allocator.allocation;

import io.headroom.contracts.AllocationChanged;
import io.headroom.contracts.ResourceAmounts;
import org.jspecify.annotations.Nullable;

/**
 * A provider's report has been taken in; published inside that transaction.
 *
 * @param previousEffective what the VM had by the report before; null if there was none
 */
public record EffectiveAllocationReported(
        AllocationChanged report, @Nullable ResourceAmounts previousEffective) {}
