package io.headroom.local.verify;

import java.util.List;
import java.util.stream.Collectors;

/** Writes a piece of SQL once per resource. */
final class AmountColumns {

    static final List<String> RESOURCES =
            List.of("cpu_millicores", "memory_mib", "disk_kib_per_s", "network_kib_per_s");

    private AmountColumns() {}

    /** The pattern for each resource, {@code %1$s} being its column's end. */
    static String each(String pattern, String separator) {
        return RESOURCES.stream().map(pattern::formatted).collect(Collectors.joining(separator));
    }
}
