package io.headroom.support.calls;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.retry.Retry;
import io.headroom.support.web.CommonError;
import io.headroom.support.web.ProblemException;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/**
 * Guards the calls to one other side: a circuit breaker counts I/O failures, time-outs and 5xx answers; what is safe to
 * repeat is repeated.
 */
class Resilience implements ClientHttpRequestInterceptor {

    private final CircuitBreaker breaker;
    private final Retry retry;

    Resilience(CircuitBreaker breaker, Retry retry) {
        this.breaker = breaker;
        this.retry = retry;
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        Callable<ClientHttpResponse> call = breaker.decorateCallable(() -> attempt(request, body, execution));
        try {
            return repeatable(request) ? retry.executeCallable(call) : call.call();
        } catch (CallNotPermittedException open) {
            throw unavailable("is not called for a while, it failed too often", open);
        } catch (IOException failed) {
            throw unavailable("cannot be reached: " + failed.getMessage(), failed);
        } catch (RuntimeException unexpected) {
            throw unexpected;
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private ClientHttpResponse attempt(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        ClientHttpResponse response = execution.execute(request, body);
        if (response.getStatusCode().is5xxServerError()) {
            int status = response.getStatusCode().value();
            response.close();
            throw new UpstreamFailedException(breaker.getName(), status);
        }
        return response;
    }

    private static boolean repeatable(HttpRequest request) {
        HttpMethod method = request.getMethod();
        return (!method.equals(HttpMethod.POST) && !method.equals(HttpMethod.PATCH))
                || request.getHeaders().containsHeader("Idempotency-Key");
    }

    private ProblemException unavailable(String why, Throwable cause) {
        return new ProblemException(CommonError.UPSTREAM_UNAVAILABLE, breaker.getName() + " " + why, cause);
    }
}
