package io.headroom.support.web;

import java.net.URI;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/**
 * An answer of RFC 9457 in the making.
 *
 * @param headers what the answer carries besides, for example {@code Allow} or {@code Retry-After}
 */
record Problem(ErrorCode code, String detail, List<FieldProblem> errors, HttpHeaders headers) {

    static Problem of(ErrorCode code, String detail) {
        return new Problem(code, detail, List.of(), new HttpHeaders());
    }

    static Problem of(ErrorCode code, String detail, List<FieldProblem> errors) {
        return new Problem(code, detail, errors, new HttpHeaders());
    }

    Problem with(String header, String value) {
        HttpHeaders more = new HttpHeaders();
        more.addAll(headers);
        more.set(header, value);
        return new Problem(code, detail, errors, more);
    }

    ResponseEntity<ProblemDetail> toResponse(String instance) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(code.status(), detail);
        body.setType(code.type());
        body.setTitle(code.status().getReasonPhrase());
        body.setInstance(URI.create(instance));
        body.setProperty("code", code.name());
        if (!errors.isEmpty()) {
            body.setProperty("errors", errors);
        }
        return ResponseEntity.status(code.status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body);
    }
}
