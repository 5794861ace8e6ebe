package io.headroom.support.idempotency;

import io.headroom.support.security.Caller;
import io.headroom.support.web.CommonError;
import io.headroom.support.web.ProblemException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.StringUtils;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Runs an {@link Idempotent} handler and stores its answer in one transaction, so that the effect and the answer are
 * either both there or neither is; a repeated request gets the stored answer.
 */
class IdempotencyFilter extends OncePerRequestFilter {

    private static final int MAX_KEY_LENGTH = 255;

    private final RequestMappingHandlerMapping mapping;
    private final IdempotencyKeys keys;
    private final TransactionTemplate transaction;

    IdempotencyFilter(RequestMappingHandlerMapping mapping, IdempotencyKeys keys, TransactionTemplate transaction) {
        this.mapping = mapping;
        this.keys = keys;
        this.transaction = transaction;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST") || !StringUtils.hasText(request.getHeader(KeyRequired.HEADER));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Idempotent demanded = handlerOf(request);
        if (demanded == null) {
            chain.doFilter(request, response);
            return;
        }
        KeyScope scope = scope(request);
        HttpServletRequest held = demanded.streamed() ? request : new HeldRequest(request);
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        try {
            transaction.executeWithoutResult(status -> {
                if (!answerOnce(scope, held, answer, chain)) {
                    status.setRollbackOnly();
                }
            });
        } catch (RuntimeException failed) {
            answer.reset();
            throw failed;
        }
        answer.copyBodyToResponse();
    }

    /** Whether the transaction is to be committed. */
    private boolean answerOnce(
            KeyScope scope, HttpServletRequest request, ContentCachingResponseWrapper answer, FilterChain chain) {
        if (!keys.take(scope)) {
            throw new ProblemException(
                    CommonError.IDEMPOTENCY_KEY_IN_USE,
                    "a request with the " + KeyRequired.HEADER + " '" + scope.key()
                            + "' is still running: wait for it");
        }
        String fingerprint = Fingerprint.of(request);
        Optional<StoredAnswer> earlier = keys.find(scope);
        try {
            if (earlier.isPresent()) {
                repeat(scope, fingerprint, earlier.get(), answer);
                return true;
            }
            chain.doFilter(request, answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ServletException e) {
            throw new IllegalStateException(e);
        }
        if (answer.getStatus() >= 300) {
            return false;
        }
        keys.store(scope, StoredAnswer.of(fingerprint, answer));
        return true;
    }

    private static void repeat(
            KeyScope scope, String fingerprint, StoredAnswer earlier, ContentCachingResponseWrapper answer)
            throws IOException {
        if (!earlier.fingerprint().equals(fingerprint)) {
            throw new ProblemException(
                    CommonError.IDEMPOTENCY_KEY_REUSED,
                    "the " + KeyRequired.HEADER + " '" + scope.key()
                            + "' was used for another request: take a new key for a new request");
        }
        earlier.writeTo(answer);
    }

    private static KeyScope scope(HttpServletRequest request) {
        String key = request.getHeader(KeyRequired.HEADER);
        if (key.length() > MAX_KEY_LENGTH) {
            throw new ProblemException(
                    CommonError.IDEMPOTENCY_KEY_REQUIRED,
                    KeyRequired.HEADER + " is longer than " + MAX_KEY_LENGTH + " characters: send a UUID");
        }
        Caller caller = Caller.of(request);
        String tenant = caller.tenantId() == null ? "" : caller.tenantId();
        return new KeyScope(tenant, caller.subject(), request.getRequestURI(), key);
    }

    private @Nullable Idempotent handlerOf(HttpServletRequest request) {
        try {
            if (!ServletRequestPathUtils.hasParsedRequestPath(request)) {
                ServletRequestPathUtils.parseAndCache(request);
            }
            HandlerExecutionChain found = mapping.getHandler(request);
            return found != null && found.getHandler() instanceof HandlerMethod method
                    ? method.getMethodAnnotation(Idempotent.class)
                    : null;
        } catch (Exception noHandler) {
            return null; // the dispatcher meets the same exception and answers it
        }
    }
}
