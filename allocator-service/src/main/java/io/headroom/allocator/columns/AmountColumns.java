package io.headroom.allocator.columns;

import io.headroom.contracts.ResourceAmounts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The four columns of one {@link ResourceAmounts}, told apart by a prefix such as {@code size}. */
public final class AmountColumns {

    private static final List<String> SUFFIXES =
            List.of("_cpu_millicores", "_memory_mib", "_disk_kib_per_s", "_network_kib_per_s");

    private AmountColumns() {}

    /** The columns' names, to insert or select. */
    public static String names(String prefix) {
        return joined(suffix -> prefix + suffix);
    }

    /** The named parameters, in the order of {@link #names}. */
    public static String parameters(String prefix) {
        return joined(suffix -> ":" + prefix + suffix);
    }

    /** The assignments of an update. */
    public static String assignments(String prefix) {
        return joined(suffix -> prefix + suffix + " = :" + prefix + suffix);
    }

    /** The values of the named parameters; all null without amounts. */
    public static Map<String, @Nullable Long> values(String prefix, @Nullable ResourceAmounts amounts) {
        Map<String, @Nullable Long> values = new LinkedHashMap<>();
        values.put(prefix + SUFFIXES.get(0), amounts == null ? null : amounts.cpuMillicores());
        values.put(prefix + SUFFIXES.get(1), amounts == null ? null : amounts.memoryMib());
        values.put(prefix + SUFFIXES.get(2), amounts == null ? null : amounts.diskKibPerS());
        values.put(prefix + SUFFIXES.get(3), amounts == null ? null : amounts.networkKibPerS());
        return values;
    }

    /** Reads columns that are never null. */
    public static ResourceAmounts read(ResultSet row, String prefix) throws SQLException {
        return new ResourceAmounts(
                row.getLong(prefix + SUFFIXES.get(0)),
                row.getLong(prefix + SUFFIXES.get(1)),
                row.getLong(prefix + SUFFIXES.get(2)),
                row.getLong(prefix + SUFFIXES.get(3)));
    }

    /** Reads columns that are null together. */
    public static @Nullable ResourceAmounts readOptional(ResultSet row, String prefix) throws SQLException {
        return row.getObject(prefix + SUFFIXES.get(0)) == null ? null : read(row, prefix);
    }

    private static String joined(Function<String, String> part) {
        return SUFFIXES.stream().map(part).collect(Collectors.joining(", "));
    }
}
