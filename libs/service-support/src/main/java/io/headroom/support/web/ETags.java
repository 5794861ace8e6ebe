package io.headroom.support.web;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Entity tags made of a version, and the demand for the current one, so that no update is lost. */
public final class ETags {

    private ETags() {}

    /** The strong tag of a version, for example {@code "7"} with its quotes. */
    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /**
     * Demands that the caller has seen the current version.
     *
     * @param ifMatch the {@code If-Match} header as received
     * @throws ProblemException IF_MATCH_REQUIRED (428) without a header, ETAG_STALE (412) if it names another version
     */
    public static void require(@Nullable String ifMatch, long version) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new ProblemException(
                    CommonError.IF_MATCH_REQUIRED,
                    "If-Match is missing: read the resource and send the ETag of the answer with the change");
        }
        String current = of(version);
        boolean matches = Stream.of(ifMatch.split(",", -1))
                .map(String::trim)
                .anyMatch(tag -> tag.equals("*") || tag.equals(current));
        if (!matches) {
            throw new ProblemException(
                    CommonError.ETAG_STALE,
                    "If-Match " + ifMatch + " is not the current version " + current
                            + ": read the resource again and repeat the change");
        }
    }
}
