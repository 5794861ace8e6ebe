package io.headroom.sla.window;

import io.headroom.contracts.Resource;
import org.jspecify.annotations.Nullable;

/**
 * One resource in one minute, in its unit of allocation (millicores, MiB, KiB/s).
 *
 * @param used mean of a rate, maximum of memory; null if not measured
 * @param allocated what the VM effectively had at the minute's last sample; null if not known
 */
public record ResourceFacts(
        Resource resource, @Nullable Double used, @Nullable Long allocated, Condition condition) {}
