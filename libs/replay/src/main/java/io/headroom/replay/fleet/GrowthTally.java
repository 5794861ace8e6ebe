package io.headroom.replay.fleet;

/**
 * What became of the growth of VMs, in unit-steps of scored steps; for what growth is see {@link Rising}.
 *
 * @param growth all of it
 * @param ahead what was set aside or active already an hour before its step was decided on
 * @param reserved what was set aside or active when its step was decided on
 * @param active what was active in its step
 * @param allocated all that was active
 * @param unmet what was needed and not active, not rounded
 * @param unused what was set aside for a step and not active in it: it expired, and is paid for at the reserved price
 */
public record GrowthTally(
        double growth, double ahead, double reserved, double active, double allocated, double unmet, double unused) {

    static final GrowthTally NONE = new GrowthTally(0, 0, 0, 0, 0, 0, 0);

    GrowthTally plus(GrowthTally other) {
        return new GrowthTally(
                growth + other.growth,
                ahead + other.ahead,
                reserved + other.reserved,
                active + other.active,
                allocated + other.allocated,
                unmet + other.unmet,
                unused + other.unused);
    }

    /** The share of the growth that was active or reserved before its step. */
    double reservedShare() {
        return reserved / growth;
    }

    /** Of the growth that was reserved before its step, the share that was active in it. */
    double onTime() {
        return active / reserved;
    }

    /** The tally that a policy with several settings would reach at some unmet demand, between two of its settings. */
    static GrowthTally atUnmet(java.util.List<GrowthTally> settings, double unmet) {
        java.util.List<GrowthTally> sorted = settings.stream()
                .sorted(java.util.Comparator.comparingDouble(GrowthTally::unmet))
                .toList();
        for (int i = 0; i + 1 < sorted.size(); i++) {
            GrowthTally low = sorted.get(i);
            GrowthTally high = sorted.get(i + 1);
            if (low.unmet <= unmet && unmet < high.unmet) {
                double share = (unmet - low.unmet) / (high.unmet - low.unmet);
                return low.times(1 - share).plus(high.times(share));
            }
        }
        return NONE;
    }

    private GrowthTally times(double by) {
        return new GrowthTally(
                growth * by, ahead * by, reserved * by, active * by, allocated * by, unmet * by, unused * by);
    }
}
