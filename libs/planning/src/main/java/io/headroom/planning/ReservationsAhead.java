package io.headroom.planning;

import java.util.ArrayList;
import java.util.List;

/**
 * Decides what to set aside beyond the hold: for each block ahead the tier's reserve level of the block's maximum, less
 * what will be active anyway, in few contiguous spans.
 */
public final class ReservationsAhead {

    private final TierTerms terms;

    public ReservationsAhead(TierTerms terms) {
        this.terms = terms;
    }

    /**
     * The spans to set aside, in order of time and without overlap.
     *
     * @param outlook demand ahead
     * @param active what the VM will hold over the coming hold
     * @param bounds the owner's bounds and the unit
     * @param margin explicit extra margin, 1 for none
     */
    public List<Span> spans(DemandOutlook outlook, long active, Bounds bounds, double margin) {
        List<Span> spans = new ArrayList<>();
        int length = outlook.blockLength();
        for (int block = 0; block < outlook.blocks().size(); block++) {
            double wanted = margin * outlook.blocks().get(block).quantile(terms.reserveLevel());
            long delta = bounds.fit(wanted) - active;
            if (delta <= 0) {
                continue;
            }
            int from = (block + 1) * length;
            Span last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
            if (last != null && last.toStep == from && last.delta == delta) {
                spans.set(spans.size() - 1, new Span(last.fromStep, from + length, delta));
            } else {
                spans.add(new Span(from, from + length, delta));
            }
        }
        return spans;
    }

    /**
     * An amount set aside over consecutive steps.
     *
     * @param fromStep first step, counted from the present one
     * @param toStep after the last step
     * @param delta on top of what is active, whole units
     */
    public record Span(int fromStep, int toStep, long delta) {}
}
