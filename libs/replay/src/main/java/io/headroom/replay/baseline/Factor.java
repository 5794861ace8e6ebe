package io.headroom.replay.baseline;

import java.util.Arrays;
import java.util.List;

/**
 * A setting of a knob that is a number.
 *
 * @param label as it is written in a report
 * @param value what is calculated with
 */
record Factor(String label, double value) {

    /** What a measured maximum is multiplied by. */
    static final List<Factor> MARGINS =
            of("x", "0.7", "0.85", "1.0", "1.1", "1.2", "1.35", "1.6", "2.0", "2.5", "3.5", "6.0", "10.0", "20.0");

    /** Settings with a common prefix to their number. */
    static List<Factor> of(String prefix, String... values) {
        return Arrays.stream(values)
                .map(value -> new Factor(prefix + value, Double.parseDouble(value)))
                .toList();
    }

    /** Percentiles, written {@code p99.5}, as shares. */
    static List<Factor> percentiles(String... values) {
        return of("p", values).stream()
                .map(factor -> new Factor(factor.label, factor.value / 100))
                .toList();
    }

    static List<String> labels(List<Factor> factors) {
        return factors.stream().map(Factor::label).toList();
    }
}
