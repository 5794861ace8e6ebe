package io.headroom.support.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Refuses a request; it becomes the problem detail of its code. */
public class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ErrorCode code;
    private final transient List<FieldProblem> errors;

    /**
     * Refuses a request.
     *
     * @param detail names the offending value and the likely fix; shown to the caller
     */
    public ProblemException(ErrorCode code, String detail) {
        this(code, detail, List.of(), null);
    }

    public ProblemException(ErrorCode code, String detail, @Nullable Throwable cause) {
        this(code, detail, List.of(), cause);
    }

    public ProblemException(ErrorCode code, String detail, List<FieldProblem> errors) {
        this(code, detail, errors, null);
    }

    private ProblemException(ErrorCode code, String detail, List<FieldProblem> errors, @Nullable Throwable cause) {
        super(detail, cause);
        this.code = code;
        this.errors = List.copyOf(errors);
    }

    public ErrorCode code() {
        return code;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public List<FieldProblem> errors() {
        return errors;
    }
}
