package io.headroom.support.web;

import org.springframework.http.HttpStatus;

/** The codes that every service answers with. */
public enum CommonError implements ErrorCode {
    /** A field or parameter breaks its rule; {@code errors[]} names each. */
    VALIDATION_FAILED(ErrorCategory.CLIENT),
    MALFORMED_JSON(ErrorCategory.CLIENT),
    UNKNOWN_PROPERTY(ErrorCategory.CLIENT),
    UNKNOWN_PARAMETER(ErrorCategory.CLIENT),
    PARAMETER_MISSING(ErrorCategory.CLIENT),
    PARAMETER_INVALID(ErrorCategory.CLIENT),
    ID_INVALID(ErrorCategory.CLIENT),
    CURSOR_INVALID(ErrorCategory.CLIENT),
    TENANT_REQUIRED(ErrorCategory.CLIENT),
    IDEMPOTENCY_KEY_REQUIRED(ErrorCategory.CLIENT),
    BAD_REQUEST(ErrorCategory.CLIENT),
    UNAUTHENTICATED(ErrorCategory.UNAUTHENTICATED),
    FORBIDDEN(ErrorCategory.FORBIDDEN),
    SCOPE_MISSING(ErrorCategory.FORBIDDEN),
    /** Only an operator may name a tenant. */
    TENANT_FORBIDDEN(ErrorCategory.FORBIDDEN),
    NOT_FOUND(ErrorCategory.NOT_FOUND),
    METHOD_NOT_ALLOWED(ErrorCategory.CLIENT, HttpStatus.METHOD_NOT_ALLOWED),
    NOT_ACCEPTABLE(ErrorCategory.CLIENT, HttpStatus.NOT_ACCEPTABLE),
    UNSUPPORTED_MEDIA_TYPE(ErrorCategory.CLIENT, HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    PAYLOAD_TOO_LARGE(ErrorCategory.CLIENT, HttpStatus.CONTENT_TOO_LARGE),
    CONFLICT(ErrorCategory.CONFLICT),
    IDEMPOTENCY_KEY_IN_USE(ErrorCategory.CONFLICT),
    IDEMPOTENCY_KEY_REUSED(ErrorCategory.UNPROCESSABLE),
    IF_MATCH_REQUIRED(ErrorCategory.PRECONDITION, HttpStatus.PRECONDITION_REQUIRED),
    ETAG_STALE(ErrorCategory.PRECONDITION),
    RATE_LIMITED(ErrorCategory.LIMIT),
    DATABASE_UNAVAILABLE(ErrorCategory.UNAVAILABLE),
    BROKER_UNAVAILABLE(ErrorCategory.UNAVAILABLE),
    UPSTREAM_UNAVAILABLE(ErrorCategory.UNAVAILABLE),
    INTERNAL_ERROR(ErrorCategory.INTERNAL);

    private final ErrorCategory category;
    private final HttpStatus status;

    CommonError(ErrorCategory category) {
        this(category, category.status());
    }

    CommonError(ErrorCategory category, HttpStatus status) {
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
