package io.headroom.support.web;

import org.springframework.http.HttpStatus;

/** What kind of failure a code is; it decides the HTTP status and whether a consumer tries again. */
public enum ErrorCategory {
    CLIENT(HttpStatus.BAD_REQUEST),
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED),
    FORBIDDEN(HttpStatus.FORBIDDEN),
    NOT_FOUND(HttpStatus.NOT_FOUND),
    CONFLICT(HttpStatus.CONFLICT),
    PRECONDITION(HttpStatus.PRECONDITION_FAILED),
    /** Well formed, yet it contradicts something known. */
    UNPROCESSABLE(HttpStatus.UNPROCESSABLE_CONTENT),
    /** A rate, quota or cap is used up. */
    LIMIT(HttpStatus.TOO_MANY_REQUESTS),
    /** Something this service needs is away; the same request may succeed later. */
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR);

    private final HttpStatus status;

    ErrorCategory(HttpStatus status) {
        this.status = status;
    }

    /** The status unless a code states its own. */
    public HttpStatus status() {
        return status;
    }
}
