package io.headroom.support.web;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says where a JSON body is wrong, with a JSON pointer. */
final class JsonFailures {

    private JsonFailures() {}

    static Problem of(HttpMessageNotReadableException unreadable) {
        ProblemException refused = find(unreadable, ProblemException.class);
        if (refused != null) {
            return Problem.of(refused.code(), refused.detail(), refused.errors());
        }
        UnrecognizedPropertyException unknown = find(unreadable, UnrecognizedPropertyException.class);
        if (unknown != null) {
            return unknownProperty(unknown);
        }
        DatabindException mismatch = find(unreadable, DatabindException.class);
        if (mismatch != null && !mismatch.getPath().isEmpty()) {
            return mismatch(mismatch, unreadable.getMostSpecificCause());
        }
        if (unreadable.getCause() == null) {
            return Problem.of(CommonError.MALFORMED_JSON, "the body is missing: send a JSON document");
        }
        return Problem.of(CommonError.MALFORMED_JSON, "the body is no valid JSON: " + firstLine(unreadable.getCause()));
    }

    private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return type.cast(t);
            }
        }
        return null;
    }

    private static Problem unknownProperty(UnrecognizedPropertyException unknown) {
        String detail =
                "property '" + unknown.getPropertyName() + "' is unknown: use one of " + unknown.getKnownPropertyIds();
        return Problem.of(
                CommonError.UNKNOWN_PROPERTY,
                detail,
                List.of(new FieldProblem(pointer(unknown), "UNKNOWN_PROPERTY", detail)));
    }

    private static Problem mismatch(DatabindException mismatch, Throwable cause) {
        String pointer = pointer(mismatch);
        String detail = pointer + ": " + firstLine(cause instanceof JacksonException ? mismatch : cause);
        return Problem.of(CommonError.VALIDATION_FAILED, detail, List.of(new FieldProblem(pointer, "INVALID", detail)));
    }

    private static String firstLine(@Nullable Throwable failure) {
        String message = failure instanceof JacksonException jackson
                ? jackson.getOriginalMessage()
                : failure == null ? "" : String.valueOf(failure.getMessage());
        return message.lines().findFirst().orElse("");
    }

    private static String pointer(DatabindException failure) {
        return failure.getPath().stream()
                .map(step -> step.getPropertyName() != null ? step.getPropertyName() : String.valueOf(step.getIndex()))
                .collect(Collectors.joining("/", "/", ""));
    }
}
