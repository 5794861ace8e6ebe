package io.headroom.gateway.routing;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * The paths that one service answers under one set of limits.
 *
 * @param id unique; in metrics and logs
 * @param body what may be sent there
 */
record Route(String id, Upstream upstream, Body body, List<PathPattern> patterns) {

    /** What may be sent. */
    enum Body {
        /** JSON of at most 4 MiB. */
        JSON(4L << 20),
        /** A batch of a metrics protocol; the service holds it to its own limits after inflating. */
        BATCH(64L << 20),
        /** A stream of any length that takes its time. */
        UPLOAD(Long.MAX_VALUE);

        private final long maxBytes;

        Body(long maxBytes) {
            this.maxBytes = maxBytes;
        }

        long maxBytes() {
            return maxBytes;
        }
    }

    static Route of(Upstream upstream, Body body, String... patterns) {
        String id = upstream.id() + (body == Body.JSON ? "" : "-" + body.name().toLowerCase(java.util.Locale.ROOT));
        return new Route(
                id,
                upstream,
                body,
                Stream.of(patterns)
                        .map(PathPatternParser.defaultInstance::parse)
                        .toList());
    }

    boolean matches(PathContainer path) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(path));
    }
}
