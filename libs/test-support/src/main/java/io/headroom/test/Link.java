package io.headroom.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A TCP relay on loopback that can be cut, to take a server away without stopping it. */
final class Link {

    private final SocketAddress target;
    private final ServerSocket listener;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    Link(String host, int port) {
        target = new InetSocketAddress(host, port);
        try {
            listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon("link-accept", this::accept);
    }

    /** host:port of this side. */
    String address() {
        return "localhost:" + listener.getLocalPort();
    }

    void cut() {
        cut = true;
        open.forEach(Link::close);
        open.clear();
    }

    void restore() {
        cut = false;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket near = listener.accept();
                if (cut) {
                    close(near);
                } else {
                    connect(near);
                }
            } catch (IOException refused) {
                // the caller sees its connection closed
            }
        }
    }

    private void connect(Socket near) throws IOException {
        Socket far = new Socket();
        try {
            far.connect(target);
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
        } catch (IOException e) {
            close(near);
            close(far);
            throw e;
        }
        open.add(near);
        open.add(far);
        daemon("link-up", () -> pump(near, far));
        daemon("link-down", () -> pump(far, near));
        if (cut) {
            cut();
        }
    }

    private void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException broken) {
            // both ends are closed below
        } finally {
            close(from);
            close(to);
            open.remove(from);
            open.remove(to);
        }
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException closedAlready) {
            // nothing is left to do
        }
    }
}
