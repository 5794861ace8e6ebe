package io.headroom.support.messaging;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** The thread that ships the outbox: at once after a commit of this instance, and by a poll for those of others. */
class OutboxRelay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);

    private final OutboxShipper shipper;
    private final Duration poll;
    private final Semaphore signal = new Semaphore(0);
    private volatile @Nullable Thread thread;
    private boolean failing;

    OutboxRelay(OutboxShipper shipper, Duration poll) {
        this.shipper = shipper;
        this.poll = poll;
    }

    /** Something was committed. */
    void wake() {
        signal.release();
    }

    @Override
    public void start() {
        Thread relay = new Thread(this::run, "outbox-relay");
        relay.setDaemon(true);
        thread = relay;
        relay.start();
    }

    private void run() {
        try {
            while (thread == Thread.currentThread()) {
                if (!shipOne()) {
                    signal.tryAcquire(poll.toMillis(), TimeUnit.MILLISECONDS);
                }
                signal.drainPermits();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ships one batch; whether there may be more. */
    private boolean shipOne() {
        try {
            boolean more = shipper.shipBatch();
            if (failing) {
                log.info("The outbox ships again");
                failing = false;
            }
            return more;
        } catch (RuntimeException e) {
            if (!failing) {
                log.warn("The outbox cannot ship and tries again every {} ms: {}", poll.toMillis(), e.toString());
                failing = true;
            }
            return false;
        }
    }

    @Override
    public void stop() {
        Thread relay = thread;
        thread = null;
        if (relay == null) {
            return;
        }
        wake();
        try {
            relay.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
