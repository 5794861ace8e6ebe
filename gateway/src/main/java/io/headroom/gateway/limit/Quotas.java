package io.headroom.gateway.limit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** A bucket of requests per tenant, kept in memory while the tenant calls. */
@Component
class Quotas {

    private static final int MOST_TENANTS = 100_000;

    private final RateLimitProperties limit;
    private final LoadingCache<String, Bucket> buckets;

    Quotas(RateLimitProperties limit) {
        this.limit = limit;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_TENANTS)
                .expireAfterAccess(limit.window().multipliedBy(2))
                .build(tenant -> bucket());
    }

    /** Takes one request out of a tenant's bucket. */
    Quota take(String tenant) {
        ConsumptionProbe probe = buckets.get(tenant).tryConsumeAndReturnRemaining(1);
        return new Quota(
                probe.isConsumed(),
                probe.getRemainingTokens(),
                seconds(probe.getNanosToWaitForReset()),
                Math.max(1, seconds(probe.getNanosToWaitForRefill())));
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(bandwidth ->
                        bandwidth.capacity(limit.requests()).refillGreedy(limit.requests(), limit.window()))
                .build();
    }

    private static long seconds(long nanos) {
        return Duration.ofNanos(nanos + 999_999_999).toSeconds();
    }

    /**
     * What a tenant has left.
     *
     * @param granted whether this request may pass
     * @param resetSeconds until the bucket is full again
     * @param retrySeconds until one more request may pass, at least 1
     */
    record Quota(boolean granted, long remaining, long resetSeconds, long retrySeconds) {}
}
