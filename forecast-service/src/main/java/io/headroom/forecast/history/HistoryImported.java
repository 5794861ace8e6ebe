package io.headroom.forecast.history;

import io.headroom.contracts.VmRef;
import java.util.Set;

/**
 * History was loaded past the topic.
 *
 * @param vms whose history changed
 */
public record HistoryImported(Set<VmRef> vms) {}
