package io.headroom.gateway.routing;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.headroom.support.web.CommonError;
import io.headroom.support.web.ProblemException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Stands before one route: bounds the body, breaks the circuit, and names the service that did not answer. */
final class UpstreamGuard implements HandlerFilterFunction<ServerResponse, ServerResponse> {

    private final Route route;
    private final CircuitBreaker breaker;

    /**
     * Guards a route.
     *
     * @param breaker that of the route's service; counts transport failures, not error answers
     */
    UpstreamGuard(Route route, CircuitBreaker breaker) {
        this.route = route;
        this.breaker = breaker;
    }

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> next) throws Exception {
        BoundedRequest bounded =
                new BoundedRequest(request.servletRequest(), route.body().maxBytes());
        ServerRequest forwarded = ServerRequest.create(bounded, request.messageConverters());
        try {
            return breaker.executeCallable(() -> next.handle(forwarded));
        } catch (CallNotPermittedException open) {
            throw unavailable("is not asked for a moment, because it did not answer before", open);
        } catch (ResourceAccessException failure) {
            throw translated(failure);
        }
    }

    private ProblemException translated(ResourceAccessException failure) {
        Throwable cause = failure.getMostSpecificCause();
        if (cause instanceof ConnectException
                || cause instanceof ConnectTimeoutException
                || cause instanceof ConnectionRequestTimeoutException
                || cause instanceof UnknownHostException) {
            return unavailable("cannot be reached", failure);
        }
        if (cause instanceof SocketTimeoutException) {
            return new ProblemException(
                    GatewayError.UPSTREAM_TIMEOUT,
                    service() + " did not answer in time; it may still act on the request: look before repeating it",
                    failure);
        }
        return new ProblemException(
                GatewayError.UPSTREAM_FAILED,
                service() + " broke off its answer; it may have acted on the request: look before repeating it",
                failure);
    }

    private ProblemException unavailable(String how, Exception cause) {
        return new ProblemException(
                CommonError.UPSTREAM_UNAVAILABLE, service() + " " + how + ": send the request again", cause);
    }

    private String service() {
        return route.upstream().service();
    }
}
