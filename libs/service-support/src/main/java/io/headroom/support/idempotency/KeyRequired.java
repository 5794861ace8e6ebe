package io.headroom.support.idempotency;

import io.headroom.support.web.CommonError;
import io.headroom.support.web.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.util.StringUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses a request without a key where one is demanded. */
class KeyRequired implements HandlerInterceptor {

    static final String HEADER = "Idempotency-Key";

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && method.hasMethodAnnotation(Idempotent.class)
                && !StringUtils.hasText(request.getHeader(HEADER))) {
            throw new ProblemException(
                    CommonError.IDEMPOTENCY_KEY_REQUIRED,
                    HEADER + " is missing: send a new UUID, and the same one when you repeat the request");
        }
        return true;
    }
}
