package io.headroom.platform;

/** A server of the local platform cannot be started or stopped; the message names the cause and the likely fix. */
public class PlatformException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PlatformException(String message) {
        super(message);
    }

    public PlatformException(String message, Throwable cause) {
        super(message, cause);
    }
}
