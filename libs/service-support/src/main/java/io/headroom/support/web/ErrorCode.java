package io.headroom.support.web;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/** A stable error code of the API, never renamed; implemented by one enum per service beside {@link CommonError}. */
public interface ErrorCode {

    /** The code in UPPER_SNAKE; the constant's own name. */
    String name();

    ErrorCategory category();

    /** The HTTP status of the answer. */
    default HttpStatus status() {
        return category().status();
    }

    /** The problem's type. */
    default URI type() {
        return URI.create(
                "urn:headroom:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
