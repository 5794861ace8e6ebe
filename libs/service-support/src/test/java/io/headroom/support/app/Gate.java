package io.headroom.support.app;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Lets a test hold a request inside its handler, or make it fail there. */
@Component
public class Gate {

    private volatile CountDownLatch arrived = new CountDownLatch(0);
    private volatile CountDownLatch opened = new CountDownLatch(0);

    /** Holds the next request that passes with the text "hold". */
    public void close() {
        arrived = new CountDownLatch(1);
        opened = new CountDownLatch(1);
    }

    /** Waits until a request stands at the gate. */
    public void awaitArrival() throws InterruptedException {
        if (!arrived.await(20, TimeUnit.SECONDS)) {
            throw new AssertionError("no request came to the gate");
        }
    }

    public void open() {
        opened.countDown();
    }

    void pass(String text) {
        if (text.equals("break")) {
            throw new IllegalStateException("secret-of-the-implementation");
        }
        if (text.equals("hold")) {
            arrived.countDown();
            try {
                opened.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
