package io.headroom.sla.breach;

/**
 * When a breach opens and when it ends, counted in closed minutes; opening and ending differ, so that it does not flap.
 *
 * @param bad how many of the last {@code of} minutes must be bad
 * @param of the length of the window, silent minutes included
 * @param good how many minutes in a row must be good again, silent ones passed over
 */
record BreachRule(int bad, int of, int good) {

    BreachRule {
        if (bad < 1 || of < bad || good < 1) {
            throw new IllegalArgumentException(
                    "a breach of " + bad + " of " + of + " minutes that ends after " + good + " can never be told");
        }
    }

    /** How many known minutes must be remembered. */
    int memory() {
        return Math.max(of, good);
    }
}
