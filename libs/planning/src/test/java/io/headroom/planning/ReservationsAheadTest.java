package io.headroom.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.planning.ReservationsAhead.Span;
import io.headroom.planning.TierTerms.PenaltyBasis;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReservationsAheadTest {

    private static final ReservationsAhead AHEAD =
            new ReservationsAhead(new TierTerms(30, 0.3, PenaltyBasis.UNMET, null));
    private static final Bounds BOUNDS = new Bounds(250, 4_000, 250);

    @Test
    void setsAsideWhatTheBlocksNeedBeyondWhatIsActiveAndMergesEquals() {
        DemandOutlook outlook = blocks(500, 1_400, 1_400, 900, 1_900);

        List<Span> spans = AHEAD.spans(outlook, 1_000, BOUNDS, 1, 1);

        assertThat(spans).containsExactly(new Span(24, 48, 500), new Span(60, 72, 1_000));
    }

    @Test
    void neverPassesTheOwnersMaximum() {
        assertThat(AHEAD.spans(blocks(9_000), 1_000, BOUNDS, 1, 1)).containsExactly(new Span(12, 24, 3_000));
    }

    @Test
    void setsNothingAsideForWhatIsActiveAnyway() {
        assertThat(AHEAD.spans(blocks(900, 1_000), 1_000, BOUNDS, 1, 1)).isEmpty();
    }

    @Test
    void setsAsideForSingleStepsThatCanStillBeReachedWhatTheyAreWorth() {
        List<QuantileCurve> steps = new ArrayList<>(Outlooks.repeat(QuantileCurve.certain(500), 12));
        for (int step : new int[] {0, 1, 2, 3, 8}) {
            steps.set(step, QuantileCurve.certain(step < 8 ? 1_400 : 2_000));
        }

        List<Span> spans = AHEAD.spans(DemandOutlook.of(steps, List.of(), List.of()), 1_000, BOUNDS, 1, 1);

        assertThat(spans).containsExactly(new Span(2, 4, 500), new Span(8, 9, 1_000));
    }

    @Test
    void aTierThatPaysByTheStepSetsAsideBeyondTheHoldAlone() {
        TierTerms byTheStep = new TierTerms(30, 0.3, PenaltyBasis.VIOLATED_STEP, null);
        DemandOutlook outlook = DemandOutlook.of(
                Outlooks.repeat(QuantileCurve.certain(1_400), 12), List.of(QuantileCurve.certain(1_400)), List.of());

        assertThat(new ReservationsAhead(byTheStep).spans(outlook, 1_000, BOUNDS, 1, 1))
                .containsExactly(new Span(12, 24, 500));
    }

    private static DemandOutlook blocks(double... maxima) {
        return DemandOutlook.of(
                Outlooks.repeat(QuantileCurve.certain(500), 12),
                java.util.Arrays.stream(maxima).mapToObj(QuantileCurve::certain).toList(),
                List.of());
    }
}
