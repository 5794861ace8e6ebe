package io.headroom.support.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An opaque keyset cursor: the sort key of the last item seen, bound to the filter it was made for.
 *
 * @param position the values of the sort key, in its order
 */
public record Cursor(List<String> position) {

    private static final String SEPARATOR = "\u001f";

    public Cursor {
        position = List.copyOf(position);
    }

    /** The cursor that continues after an item; {@code filter} is any stable text of the list's filters. */
    public static String after(String filter, String... position) {
        String text = fingerprint(filter) + SEPARATOR + String.join(SEPARATOR, position);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a {@code cursor} parameter; empty for the first page.
     *
     * @param length how many values the sort key has
     * @throws ProblemException CURSOR_INVALID (400) if it is damaged or was made for another filter
     */
    public static Optional<Cursor> read(@Nullable String cursor, String filter, int length) {
        if (cursor == null) {
            return Optional.empty();
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            List<String> parts = List.of(text.split(SEPARATOR, -1));
            if (parts.size() == length + 1 && parts.get(0).equals(fingerprint(filter))) {
                return Optional.of(new Cursor(parts.subList(1, parts.size())));
            }
        } catch (IllegalArgumentException damaged) {
            throw invalid(cursor, damaged);
        }
        throw invalid(cursor, null);
    }

    private static ProblemException invalid(String cursor, @Nullable Throwable cause) {
        return new ProblemException(
                CommonError.CURSOR_INVALID,
                "cursor '" + cursor + "' was not given out for this list and filter: start again without a cursor",
                cause);
    }

    private static String fingerprint(String filter) {
        return Integer.toHexString(filter.hashCode());
    }
}
