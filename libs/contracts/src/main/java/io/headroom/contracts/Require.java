package io.headroom.contracts;

import java.util.Collection;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The checks that a record makes of its own fields; a failed one is an {@link IllegalArgumentException} naming the field and the value. */
final class Require {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,127}");

    private Require() {}

    /** Checks that a required field is there. */
    static <T> T present(String field, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(field + " is required");
        }
        return value;
    }

    /** Checks an id of a VM, group, pool, host or tenant: 1-128 of {@code [A-Za-z0-9._:-]}, starting with a letter or digit. */
    static String id(String field, @Nullable String value) {
        String id = present(field, value);
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    field + " '" + id + "' is not 1-128 of [A-Za-z0-9._:-] starting with a letter or digit");
        }
        return id;
    }

    static void optionalId(String field, @Nullable String value) {
        if (value != null) {
            id(field, value);
        }
    }

    static void text(String field, @Nullable String value) {
        if (present(field, value).isBlank()) {
            throw new IllegalArgumentException(field + " must not be blank");
        }
    }

    static void notNegative(String field, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(field + " " + value + " must not be negative");
        }
    }

    static void notNegative(String field, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(field + " " + value + " must be finite and not negative");
        }
    }

    static void optionalNotNegative(String field, @Nullable Double value) {
        if (value != null) {
            notNegative(field, value.doubleValue());
        }
    }

    static void share(String field, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(field + " " + value + " must be in 0..1");
        }
    }

    static void optionalShare(String field, @Nullable Double value) {
        if (value != null) {
            share(field, value);
        }
    }

    static void size(String field, @Nullable Collection<?> values, int expected) {
        int size = present(field, values).size();
        if (size != expected) {
            throw new IllegalArgumentException(field + " has " + size + " entries, expected " + expected);
        }
    }
}
