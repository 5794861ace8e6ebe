package io.headroom.support.web;

import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;

/** Who is not let in, and why. */
class SecurityFailures implements Translation {

    @Override
    public @Nullable Problem of(Throwable failure) {
        if (failure instanceof AuthenticationServiceException) {
            return Problem.of(
                    CommonError.UPSTREAM_UNAVAILABLE, "the issuer's keys cannot be fetched: send the request again");
        }
        if (failure instanceof OAuth2AuthenticationException refused) {
            return Problem.of(CommonError.UNAUTHENTICATED, "the bearer token is refused: " + reason(refused))
                    .with(
                            "WWW-Authenticate",
                            "Bearer error=\"" + refused.getError().getErrorCode() + "\"");
        }
        if (failure instanceof AuthenticationException) {
            return Problem.of(
                            CommonError.UNAUTHENTICATED,
                            "a bearer token is missing: send Authorization: Bearer <token>")
                    .with("WWW-Authenticate", "Bearer");
        }
        if (failure instanceof AccessDeniedException) {
            return Problem.of(CommonError.FORBIDDEN, "the token does not permit this: " + failure.getMessage());
        }
        return null;
    }

    private static String reason(OAuth2AuthenticationException refused) {
        String description = refused.getError().getDescription();
        return description == null ? refused.getError().getErrorCode() : description;
    }
}
