package io.headroom.support.idempotency;

import io.headroom.support.web.PayloadLimit;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A request whose body was read ahead, to be compared and then handed to the handler. */
class HeldRequest extends HttpServletRequestWrapper {

    private final byte[] body;

    HeldRequest(HttpServletRequest request) throws IOException {
        super(request);
        if (request.getContentLengthLong() > PayloadLimit.MAX_BYTES) {
            throw PayloadLimit.exceeded();
        }
        body = request.getInputStream().readNBytes(PayloadLimit.MAX_BYTES + 1);
        if (body.length > PayloadLimit.MAX_BYTES) {
            throw PayloadLimit.exceeded();
        }
    }

    byte[] body() {
        return body;
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    @Override
    public ServletInputStream getInputStream() {
        ByteArrayInputStream in = new ByteArrayInputStream(body);
        return new ServletInputStream() {
            @Override
            public int read() {
                return in.read();
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                return in.read(buffer, offset, length);
            }

            @Override
            public boolean isFinished() {
                return in.available() == 0;
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setReadListener(ReadListener listener) {
                throw new IllegalStateException("the body is read already");
            }
        };
    }
}
