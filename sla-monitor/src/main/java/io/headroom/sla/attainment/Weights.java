package io.headroom.sla.attainment;

/**
 * What counted in a span of time.
 *
 * @param total minutes, or requests
 * @param bad those of them that count against the objective
 */
record Weights(double total, double bad) {

    static final Weights NONE = new Weights(0, 0);

    boolean isKnown() {
        return total > 0;
    }

    double badShare() {
        return bad / total;
    }
}
