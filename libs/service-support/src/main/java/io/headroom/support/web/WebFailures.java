package io.headroom.support.web;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.BindException;
import org.springframework.validation.BindingResult;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** What Spring MVC itself refuses: routes, methods, media types, parameters and fields. */
class WebFailures implements Translation {

    @Override
    public @Nullable Problem of(Throwable failure) {
        if (failure instanceof ProblemException refused) {
            return Problem.of(refused.code(), refused.detail(), refused.errors());
        }
        if (failure instanceof HttpMessageNotReadableException unreadable) {
            return JsonFailures.of(unreadable);
        }
        if (failure instanceof MethodArgumentNotValidException invalid) {
            return invalidFields(invalid.getBindingResult());
        }
        if (failure instanceof BindException invalid) {
            return invalidFields(invalid.getBindingResult());
        }
        if (failure instanceof HandlerMethodValidationException invalid) {
            return invalidParameters(invalid);
        }
        if (failure instanceof MethodArgumentTypeMismatchException mismatch) {
            return Problem.of(
                    CommonError.PARAMETER_INVALID,
                    mismatch.getName() + " '" + mismatch.getValue() + "' is no valid " + typeName(mismatch));
        }
        if (failure instanceof MissingServletRequestParameterException missing) {
            return Problem.of(
                    CommonError.PARAMETER_MISSING, "parameter '" + missing.getParameterName() + "' is missing: add it");
        }
        if (failure instanceof MissingRequestValueException missing) {
            return Problem.of(CommonError.PARAMETER_MISSING, missing.getBody().getDetail() + "");
        }
        if (failure instanceof ErrorResponse response) {
            return byStatus(response);
        }
        return null;
    }

    private static String typeName(MethodArgumentTypeMismatchException mismatch) {
        Class<?> type = mismatch.getRequiredType();
        if (type == null) {
            return "value";
        }
        if (type.isEnum()) {
            return "value: use one of " + List.of(type.getEnumConstants());
        }
        return type.getSimpleName();
    }

    private static Problem invalidFields(BindingResult result) {
        List<FieldProblem> errors = result.getFieldErrors().stream()
                .map(error -> new FieldProblem(
                        pointer(error.getField()), "INVALID", error.getField() + " " + error.getDefaultMessage()))
                .toList();
        return Problem.of(CommonError.VALIDATION_FAILED, summary(errors), errors);
    }

    private static Problem invalidParameters(HandlerMethodValidationException invalid) {
        List<FieldProblem> errors = invalid.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream().map(error -> {
                    String name = result.getMethodParameter().getParameterName();
                    return new FieldProblem(
                            String.valueOf(name),
                            "INVALID",
                            name + " '" + result.getArgument() + "' " + error.getDefaultMessage());
                }))
                .toList();
        return Problem.of(CommonError.VALIDATION_FAILED, summary(errors), errors);
    }

    private static String summary(List<FieldProblem> errors) {
        return errors.isEmpty()
                ? "the request breaks a rule"
                : errors.stream().limit(3).map(FieldProblem::detail).collect(Collectors.joining("; "));
    }

    /** {@code samples[0].vmId} as {@code /samples/0/vmId}. */
    private static String pointer(String field) {
        return "/" + field.replace('[', '/').replace("]", "").replace('.', '/');
    }

    private static Problem byStatus(ErrorResponse response) {
        HttpStatus status = HttpStatus.valueOf(response.getStatusCode().value());
        CommonError code =
                switch (status) {
                    case NOT_FOUND -> CommonError.NOT_FOUND;
                    case METHOD_NOT_ALLOWED -> CommonError.METHOD_NOT_ALLOWED;
                    case NOT_ACCEPTABLE -> CommonError.NOT_ACCEPTABLE;
                    case UNSUPPORTED_MEDIA_TYPE -> CommonError.UNSUPPORTED_MEDIA_TYPE;
                    case CONTENT_TOO_LARGE -> CommonError.PAYLOAD_TOO_LARGE;
                    case SERVICE_UNAVAILABLE -> CommonError.UPSTREAM_UNAVAILABLE;
                    default -> status.is4xxClientError() ? CommonError.BAD_REQUEST : CommonError.INTERNAL_ERROR;
                };
        HttpHeaders headers = new HttpHeaders();
        headers.addAll(response.getHeaders());
        return new Problem(code, detail(response), List.of(), headers);
    }

    private static String detail(ErrorResponse response) {
        if (response instanceof NoResourceFoundException missing) {
            return "no such path: /" + missing.getResourcePath();
        }
        if (response instanceof HttpRequestMethodNotSupportedException refused) {
            return refused.getMethod() + " is not supported here: use one of " + refused.getSupportedHttpMethods();
        }
        if (response instanceof HttpMediaTypeNotSupportedException refused) {
            return "Content-Type " + refused.getContentType() + " is not supported: send "
                    + refused.getSupportedMediaTypes();
        }
        return String.valueOf(response.getBody().getDetail());
    }
}
