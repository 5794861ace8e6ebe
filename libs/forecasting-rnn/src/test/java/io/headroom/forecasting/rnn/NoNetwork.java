package io.headroom.forecasting.rnn;

import ai.djl.engine.Engine;
import io.headroom.forecasting.group.GroupModel;
import java.io.IOException;
import java.net.Proxy;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.concurrent.atomic.AtomicInteger;

/** A program of its own: loads the engine and trains a little while every attempt to open a web address is refused. */
final class NoNetwork {

    static final int ATTEMPTED = 3;

    private NoNetwork() {}

    public static void main(String[] arguments) {
        AtomicInteger attempts = new AtomicInteger();
        URL.setURLStreamHandlerFactory(
                protocol -> protocol.startsWith("http") || protocol.equals("ftp") ? new Refusal(attempts) : null);
        if (arguments.length > 0) {
            leftToItself();
        } else {
            try (GroupModel model = new GruForecaster().train(Groups.sines(2, 10), Groups.TASK, Groups.effort(1, 1))) {
                model.predict(Groups.nasty());
            }
        }
        System.exit(attempts.get() > 0 ? ATTEMPTED : 0);
    }

    private static void leftToItself() {
        try {
            Engine.getAllEngines().forEach(NoNetwork::loaded);
        } catch (LinkageError e) {
            System.err.println(e);
        }
    }

    private static void loaded(String name) {
        try {
            Engine.getEngine(name);
        } catch (RuntimeException | LinkageError e) {
            System.err.println(e);
        }
    }

    /** Counts and refuses. */
    private static final class Refusal extends URLStreamHandler {

        private final AtomicInteger attempts;

        Refusal(AtomicInteger attempts) {
            this.attempts = attempts;
        }

        @Override
        protected URLConnection openConnection(URL address) throws IOException {
            attempts.incrementAndGet();
            throw new IOException("no network: " + address);
        }

        @Override
        protected URLConnection openConnection(URL address, Proxy proxy) throws IOException {
            return openConnection(address);
        }
    }
}
