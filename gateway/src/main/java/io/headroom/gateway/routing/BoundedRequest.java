package io.headroom.gateway.routing;

import io.headroom.support.web.CommonError;
import io.headroom.support.web.ProblemException;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;

/**
 * A request whose body ends at a limit. What goes wrong while it is read is the sender's fault and is told apart from
 * what goes wrong at the service it is passed on to.
 */
final class BoundedRequest extends HttpServletRequestWrapper {

    private final long maxBytes;

    /**
     * Bounds a request.
     *
     * @throws ProblemException PAYLOAD_TOO_LARGE (413) if it states a longer body; the same when more is read
     */
    BoundedRequest(HttpServletRequest request, long maxBytes) {
        super(request);
        this.maxBytes = maxBytes;
        if (request.getContentLengthLong() > maxBytes) {
            throw tooLarge();
        }
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return new Bounded(super.getInputStream());
    }

    private ProblemException tooLarge() {
        return new ProblemException(
                CommonError.PAYLOAD_TOO_LARGE,
                "the body is larger than " + (maxBytes >> 20) + " MiB: split it into several requests");
    }

    private final class Bounded extends ServletInputStream {

        private final ServletInputStream body;
        private long read;

        private Bounded(ServletInputStream body) {
            this.body = body;
        }

        @Override
        public int read() {
            try {
                int value = body.read();
                count(value < 0 ? 0 : 1);
                return value;
            } catch (IOException e) {
                throw incomplete(e);
            }
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            try {
                int count = body.read(buffer, offset, length);
                count(Math.max(count, 0));
                return count;
            } catch (IOException e) {
                throw incomplete(e);
            }
        }

        private void count(int bytes) {
            read += bytes;
            if (read > maxBytes) {
                throw tooLarge();
            }
        }

        private ProblemException incomplete(IOException cause) {
            return new ProblemException(
                    GatewayError.BODY_INCOMPLETE, "the body broke off after " + read + " bytes: send it again", cause);
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
