package io.headroom.allocator.provider;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.github.resilience4j.timelimiter.TimeLimiterConfig;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/** Makes the guard of each provider: time limit, circuit breaker and retries, registered so that their metrics show. */
@Component
class Guards {

    private static final String PREFIX = "provider-";

    private final CircuitBreakerRegistry breakers;
    private final RetryRegistry retries;
    private final TimeLimiterRegistry limiters;
    private final ProviderProperties properties;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2, task -> {
        Thread thread = new Thread(task, "provider-timer");
        thread.setDaemon(true);
        return thread;
    });

    Guards(
            CircuitBreakerRegistry breakers,
            RetryRegistry retries,
            TimeLimiterRegistry limiters,
            ProviderProperties properties,
            Clock clock) {
        this.breakers = breakers;
        this.retries = retries;
        this.limiters = limiters;
        this.properties = properties;
        this.clock = clock;
    }

    GuardedProvider around(ResourceProvider provider) {
        String name = PREFIX + provider.name();
        CircuitBreaker breaker = breakers.circuitBreaker(
                name,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(50)
                        .minimumNumberOfCalls(20)
                        .recordExceptions(ProviderUnavailableException.class, TimeoutException.class)
                        .build());
        Retry retry = retries.retry(
                name,
                RetryConfig.custom()
                        .maxAttempts(properties.attempts())
                        .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(100, 2.0))
                        .ignoreExceptions(DeadlinePassedException.class)
                        .build());
        TimeLimiter limiter = limiters.timeLimiter(
                name,
                TimeLimiterConfig.custom()
                        .timeoutDuration(properties.timeLimit())
                        .build());
        return new GuardedProvider(provider, breaker, retry, limiter, timer, clock);
    }

    @PreDestroy
    void stop() {
        timer.shutdownNow();
    }

    /** There is no time left to try again. */
    static final class DeadlinePassedException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
