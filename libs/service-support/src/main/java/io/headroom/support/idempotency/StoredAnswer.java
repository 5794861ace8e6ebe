package io.headroom.support.idempotency;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * An answer to be given again.
 *
 * @param fingerprint of the request that it answered
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
record StoredAnswer(String fingerprint, int status, Map<String, String> headers, byte[] body) {

    private static final List<String> KEPT_HEADERS = List.of("Content-Type", "Location", "ETag", "Retry-After");

    static StoredAnswer of(String fingerprint, ContentCachingResponseWrapper response) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : KEPT_HEADERS) {
            String value = name.equals("Content-Type") ? response.getContentType() : response.getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return new StoredAnswer(fingerprint, response.getStatus(), headers, response.getContentAsByteArray());
    }

    void writeTo(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        headers.forEach(response::setHeader);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
