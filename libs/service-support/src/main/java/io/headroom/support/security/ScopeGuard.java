package io.headroom.support.security;

import io.headroom.support.web.CommonError;
import io.headroom.support.web.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Holds every handler to its {@link RequiresScope}, before the body is read. */
class ScopeGuard implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)) {
            return true;
        }
        RequiresScope required = required(method);
        if (required == null) {
            return true;
        }
        Caller caller = Callers.of(request);
        List<String> scopes = List.of(required.value());
        if (!scopes.isEmpty() && scopes.stream().noneMatch(caller::may)) {
            throw new ProblemException(
                    CommonError.SCOPE_MISSING,
                    "the token lacks the scope " + String.join(" or ", scopes) + ", it has "
                            + new TreeSet<>(caller.scopes()));
        }
        return true;
    }

    static @Nullable RequiresScope required(HandlerMethod method) {
        RequiresScope own = method.getMethodAnnotation(RequiresScope.class);
        return own != null
                ? own
                : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), RequiresScope.class);
    }
}
