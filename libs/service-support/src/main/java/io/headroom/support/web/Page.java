package io.headroom.support.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items in the list's order
 * @param next cursor of the next page; null on the last
 */
public record Page<T>(List<T> items, @Nullable String next) {

    /** The page size when none is asked for. */
    public static final int DEFAULT_LIMIT = 100;

    /** The largest page. */
    public static final int MAX_LIMIT = 1000;

    public Page {
        items = List.copyOf(items);
    }

    /**
     * The page out of rows that were read with a limit of one more than the page.
     *
     * @param cursorOf the cursor that continues after an item, see {@link Cursor#after}
     */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, String> cursorOf) {
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        return new Page<>(rows.subList(0, limit), cursorOf.apply(rows.get(limit - 1)));
    }

    /**
     * The page size for a {@code limit} parameter.
     *
     * @throws ProblemException PARAMETER_INVALID (400) outside 1..{@value #MAX_LIMIT}
     */
    public static int limit(@Nullable Integer requested) {
        if (requested == null) {
            return DEFAULT_LIMIT;
        }
        if (requested < 1 || requested > MAX_LIMIT) {
            throw new ProblemException(
                    CommonError.PARAMETER_INVALID, "limit " + requested + " must be 1 to " + MAX_LIMIT);
        }
        return requested;
    }
}
