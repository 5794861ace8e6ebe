package io.headroom.support.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers what the servlet container reports by itself, before any handler was found. */
@Hidden
@RestController
class ProblemErrorController implements ErrorController {

    @RequestMapping("${spring.web.error.path:/error}")
    ResponseEntity<ProblemDetail> answer(HttpServletRequest request) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String instance = path == null ? request.getRequestURI() : path.toString();
        return Problem.of(code(status), "the request was refused before it reached the API: check its path and headers")
                .toResponse(instance);
    }

    private static CommonError code(@Nullable Object status) {
        HttpStatus resolved = status instanceof Integer number ? HttpStatus.resolve(number) : HttpStatus.NOT_FOUND;
        if (resolved == null || resolved.is5xxServerError()) {
            return CommonError.INTERNAL_ERROR;
        }
        return switch (resolved) {
            case NOT_FOUND -> CommonError.NOT_FOUND;
            case FORBIDDEN -> CommonError.FORBIDDEN;
            case UNAUTHORIZED -> CommonError.UNAUTHENTICATED;
            case METHOD_NOT_ALLOWED -> CommonError.METHOD_NOT_ALLOWED;
            case CONTENT_TOO_LARGE -> CommonError.PAYLOAD_TOO_LARGE;
            default -> CommonError.BAD_REQUEST;
        };
    }
}
