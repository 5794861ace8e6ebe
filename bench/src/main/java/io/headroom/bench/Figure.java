package io.headroom.bench;

import java.util.Locale;

/**
 * Something measured.
 *
 * @param what what it is of, for the reader
 * @param value NaN if it could not be measured
 * @param unit its unit; empty for a plain number
 */
public record Figure(String what, double value, String unit) {

    /** The value with its unit, to about three digits. */
    String text() {
        return text(value, unit);
    }

    static String text(double value, String unit) {
        String number;
        if (Double.isNaN(value)) {
            number = "not measured";
        } else if (Double.isInfinite(value)) {
            number = "never";
        } else if (value == Math.rint(value) || Math.abs(value) >= 1_000) {
            number = String.format(Locale.ROOT, "%.0f", value);
        } else {
            number = String.format(Locale.ROOT, "%.3g", value);
        }
        return unit.isEmpty() || !Double.isFinite(value) ? number : number + " " + unit;
    }
}
