package io.headroom.sla.gate;

import io.headroom.contracts.SlaObjective;

/**
 * What counted for one objective of one VM.
 *
 * @param total minutes, or requests
 * @param bad those of them that count against it
 * @param badMinutes minutes that were not good
 */
record Judged(String vmId, SlaObjective.Kind objective, double target, double total, double bad, int badMinutes) {

    /** Fewer bad minutes are no proof. */
    private static final int PROOF = 3;

    /** Whether less was kept than is promised, beyond what chance may do. */
    boolean missed() {
        double allowed = errors() ? target : 1 - target;
        return badMinutes >= PROOF && bad / total > allowed;
    }

    /** The share of good minutes, or the ratio of failed requests. */
    double kept() {
        return errors() ? bad / total : 1 - bad / total;
    }

    private boolean errors() {
        return objective == SlaObjective.Kind.ERROR_RATIO;
    }
}
