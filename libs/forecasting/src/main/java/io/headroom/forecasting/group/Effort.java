package io.headroom.forecasting.group;

import java.time.Duration;
import java.util.function.DoubleConsumer;

/**
 * What training may take.
 *
 * @param seed of all that is random: the same seed, series and threads give the same model, unless the time ran out
 * @param threads how many processors may be used
 * @param epochs how many rounds of training there are at most
 * @param atMost when training ends at the latest, with the best model so far
 * @param progress told now and then which share is done at most, from 0 to 1; it ends early when nothing more is gained
 */
public record Effort(long seed, int threads, int epochs, Duration atMost, DoubleConsumer progress) {

    /** Checks what it is made of. */
    public Effort {
        if (threads < 1 || epochs < 1 || atMost.isNegative() || atMost.isZero()) {
            throw new IllegalArgumentException(
                    "threads " + threads + ", epochs " + epochs + " and time " + atMost + " must be positive");
        }
    }
}
