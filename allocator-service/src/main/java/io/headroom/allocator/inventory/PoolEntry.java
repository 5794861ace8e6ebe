package io.headroom.allocator.inventory;

import io.headroom.contracts.ResourceAmounts;
import java.time.Instant;

/**
 * A pool: hosts of one provider that share one market of capacity.
 *
 * @param provider who carries out its commands
 * @param unit amounts are allocated in multiples of it; each is positive
 * @param version rises with every change
 */
public record PoolEntry(String poolId, String provider, ResourceAmounts unit, long version, Instant createdAt) {}
