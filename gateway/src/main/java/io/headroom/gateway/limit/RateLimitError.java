package io.headroom.gateway.limit;

import io.headroom.support.web.ErrorCategory;
import io.headroom.support.web.ErrorCode;
import java.net.URI;

/** A used-up quota, under the problem type that the RateLimit header fields register for it. */
enum RateLimitError implements ErrorCode {
    RATE_LIMITED;

    @Override
    public ErrorCategory category() {
        return ErrorCategory.LIMIT;
    }

    @Override
    public URI type() {
        return URI.create("https://iana.org/assignments/http-problem-types#quota-exceeded");
    }
}
