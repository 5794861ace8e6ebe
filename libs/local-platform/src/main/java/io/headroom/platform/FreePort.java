package io.headroom.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Finds a loopback port that nobody listens on at the moment. */
public final class FreePort {

    private FreePort() {}

    /** A port that was free a moment ago; it is not held for the caller. */
    public static int find() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No free loopback port", e);
        }
    }

    static int orFind(int port) {
        return port == 0 ? find() : port;
    }
}
