package io.headroom.support.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.BeanUtils;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.UriComponentsBuilder;

/** Refuses a query parameter that the handler does not declare, so that a misspelt filter never answers everything. */
class UnknownParameters implements HandlerInterceptor {

    /** Read by the security layer, not by handlers. */
    private static final String TENANT = "tenant";

    private final Map<HandlerMethod, Set<String>> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method) || !StringUtils.hasText(request.getQueryString())) {
            return true;
        }
        Set<String> declared = known.computeIfAbsent(method, UnknownParameters::declared);
        for (String name : UriComponentsBuilder.newInstance()
                .query(request.getQueryString())
                .build()
                .getQueryParams()
                .keySet()) {
            if (!declared.contains(name)) {
                throw new ProblemException(
                        CommonError.UNKNOWN_PARAMETER,
                        "query parameter '" + name + "' is unknown: use one of " + declared);
            }
        }
        return true;
    }

    private static Set<String> declared(HandlerMethod method) {
        Set<String> names = new TreeSet<>();
        names.add(TENANT);
        for (MethodParameter parameter : method.getMethodParameters()) {
            parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
            RequestParam named = parameter.getParameterAnnotation(RequestParam.class);
            if (named != null) {
                names.add(
                        StringUtils.hasText(named.name())
                                ? named.name()
                                : String.valueOf(parameter.getParameterName()));
            } else if (parameter.hasParameterAnnotation(ModelAttribute.class)) {
                addProperties(parameter.getParameterType(), names);
            } else if (parameter.getParameterAnnotations().length == 0
                    && BeanUtils.isSimpleProperty(parameter.getParameterType())) {
                names.add(String.valueOf(parameter.getParameterName()));
            }
        }
        return names;
    }

    private static void addProperties(Class<?> type, Set<String> names) {
        if (type.isRecord()) {
            for (var component : type.getRecordComponents()) {
                names.add(component.getName());
            }
        } else {
            for (var property : BeanUtils.getPropertyDescriptors(type)) {
                names.add(property.getName());
            }
        }
    }
}
