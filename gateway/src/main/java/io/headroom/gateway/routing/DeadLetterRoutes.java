package io.headroom.gateway.routing;

import io.headroom.support.web.CommonError;
import io.headroom.support.web.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.web.servlet.function.ServerRequest;

/** Every service keeps dead letters of its own: a list, or a replay of many, names the service it means. */
final class DeadLetterRoutes {

    static final List<String> PATHS = List.of("/api/v1/dead-letters", "/api/v1/dead-letters:replay");

    private static final String SERVICE = "service";

    private DeadLetterRoutes() {}

    static boolean areOf(Upstream upstream, ServerRequest request) {
        return request.param(SERVICE).equals(Optional.of(upstream.id()));
    }

    /** Nobody is meant. */
    static ProblemException unnamed(ServerRequest request) {
        String names = Arrays.stream(Upstream.values()).map(Upstream::id).collect(Collectors.joining(", "));
        return request.param(SERVICE)
                .map(unknown -> new ProblemException(
                        CommonError.PARAMETER_INVALID, "service '" + unknown + "' is unknown: use one of " + names))
                .orElseGet(() -> new ProblemException(
                        CommonError.PARAMETER_MISSING,
                        "every service keeps its own dead letters: add ?service= with one of " + names));
    }
}
