package io.headroom.support.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Answers every failure with a problem detail; what nobody translates is logged and answered without its insides. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemAdvice {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    private final List<Translation> translations;

    ProblemAdvice(List<Translation> translations) {
        this.translations = translations;
    }

    @ExceptionHandler(Throwable.class)
    ResponseEntity<ProblemDetail> answer(Throwable failure, HttpServletRequest request) {
        Problem problem = translate(failure);
        if (problem.code().category() == ErrorCategory.UNAVAILABLE) {
            problem = problem.headers().containsHeader("Retry-After") ? problem : problem.with("Retry-After", "5");
        }
        if (problem.code().status().is5xxServerError()) {
            log.warn(
                    "{} {} failed: {}",
                    request.getMethod(),
                    request.getRequestURI(),
                    problem.code().name(),
                    failure);
        }
        return problem.toResponse(request.getRequestURI());
    }

    /** The caller has hung up: there is nobody to answer. */
    @ExceptionHandler(AsyncRequestNotUsableException.class)
    void gone() {}

    private Problem translate(Throwable failure) {
        return translations.stream()
                .map(translation -> translation.of(failure))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> Problem.of(
                        CommonError.INTERNAL_ERROR, "the request failed inside the service; its log says why"));
    }
}
