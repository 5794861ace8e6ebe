package io.headroom.planning;

import java.util.ArrayList;
import java.util.List;

/**
 * Decides what to set aside: for each block beyond the hold the tier's reserve level of the block's maximum, and where a shortage
 * is paid for by the unit, for each single step that can still be reached what is worth keeping for it; less what will be active
 * anyway, in few contiguous spans.
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
     * @param lead steps from a command to its effect
     */
    public List<Span> spans(DemandOutlook outlook, long active, Bounds bounds, double margin, int lead) {
        List<Span> spans = new ArrayList<>();
        int length = outlook.blockLength();
        if (terms.stepByStep()) {
            for (int step = lead + 1; step < length; step++) {
                add(spans, step, step + 1, inStep(outlook.step(step), active, bounds, margin));
            }
        }
        for (int block = 0; block < outlook.blocks().size(); block++) {
            double wanted = margin * outlook.blocks().get(block).quantile(terms.reserveLevel());
            int from = (block + 1) * length;
            add(spans, from, from + length, bounds.fit(wanted) - active);
        }
        return spans;
    }

    private long inStep(QuantileCurve step, long active, Bounds bounds, double margin) {
        return active < bounds.unit() || terms.keepsMoreThan(step, active / margin, bounds.unit())
                ? bounds.fit(margin * terms.worthKeeping(step, bounds.unit())) - active
                : 0;
    }

    private static void add(List<Span> spans, int from, int to, long delta) {
        if (delta <= 0) {
            return;
        }
        Span last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
        if (last != null && last.toStep == from && last.delta == delta) {
            spans.set(spans.size() - 1, new Span(last.fromStep, to, delta));
        } else {
            spans.add(new Span(from, to, delta));
        }
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
