package io.headroom.gateway.routing;

import io.headroom.support.web.ErrorCategory;
import io.headroom.support.web.ErrorCode;
import org.springframework.http.HttpStatus;

/** What the door itself reports about the services behind it, beside the suite's common codes. */
enum GatewayError implements ErrorCode {
    /** The service broke off or answered something that is no HTTP. */
    UPSTREAM_FAILED(ErrorCategory.INTERNAL, HttpStatus.BAD_GATEWAY),
    /** The service did not begin to answer in time; whether it acted is unknown. */
    UPSTREAM_TIMEOUT(ErrorCategory.UNAVAILABLE, HttpStatus.GATEWAY_TIMEOUT),
    /** The sender broke off within its own body. */
    BODY_INCOMPLETE(ErrorCategory.CLIENT, HttpStatus.BAD_REQUEST);

    private final ErrorCategory category;
    private final HttpStatus status;

    GatewayError(ErrorCategory category, HttpStatus status) {
        this.category = category;
        this.status = status;
    }

    @Override
    public ErrorCategory category() {
        return category;
    }

    @Override
    public HttpStatus status() {
        return status;
    }
}
