package io.headroom.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.planning.ResourceSize.Rule;
import io.headroom.planning.ResourceState.Missing;
import io.headroom.planning.TierTerms.PenaltyBasis;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizingTest {

    private static final TierTerms GOLD = new TierTerms(30, 0.3, PenaltyBasis.UNMET, null);
    private static final Bounds CORES = new Bounds(250, 8_000, 250);

    @ParameterizedTest
    @CsvSource({"4, 0.75", "10, 0.90", "30, 0.9667", "100, 0.99"})
    void theLevelIsTheNewsvendorsRatio(double weight, double level) {
        TierTerms terms = new TierTerms(weight, 0.3, PenaltyBasis.UNMET, null);

        assertThat(terms.activateLevel()).isCloseTo(level, within(1e-4));
        assertThat(terms.activateReservedLevel()).isCloseTo(1 - 0.7 / weight, within(1e-12));
        assertThat(terms.reserveLevel()).isCloseTo(1 - 0.3 / (weight - 0.7), within(1e-12));
    }

    @Test
    void sizesAtTheTiersLevelInWholeUnits() {
        ResourceSize size = sizing().size(state(Outlooks.flat(curve(1_000, 2_000)), 1_000.0, false, 500));

        // The unit from 1,750 to 2,000 is used to 6 % in the mean, which at 30 times its price is worth 1.9 of it.
        assertThat(size.wanted()).isEqualTo(2_000);
        assertThat(size.target()).isEqualTo(2_000);
        assertThat(size.rule()).isEqualTo(Rule.FORECAST);
    }

    @Test
    void aStatedQuantileReplacesTheRatio() {
        TierTerms terms = new TierTerms(30, 0.3, PenaltyBasis.VIOLATED_STEP, 0.5);

        ResourceSize size =
                new Sizing(terms, Timing.USUAL).size(state(Outlooks.flat(curve(1_000, 2_000)), null, false, 0));

        // A lead and a hold need two covering windows, so each is read at 0.75.
        assertThat(size.target()).isBetween(1_000L, 1_750L);
    }

    @Test
    void neverGoesBelowPresentUse() {
        ResourceSize size = sizing().size(state(Outlooks.flat(curve(100, 200)), 2_600.0, false, 500));

        assertThat(size.target()).isEqualTo(2_750);
        assertThat(size.rule()).isEqualTo(Rule.PRESENT_USE);
    }

    @Test
    void aUseAtItsLimitIsAnsweredByAStepUp() {
        ResourceSize size = sizing().size(state(Outlooks.flat(curve(900, 1_000)), 1_000.0, true, 1_000));

        assertThat(size.target()).isEqualTo(1_250);
        assertThat(size.rule()).isEqualTo(Rule.SURGE);
    }

    @Test
    void theGuaranteeIsNeverUndercut() {
        ResourceState state = new ResourceState(
                Outlooks.flat(curve(100, 200)),
                Missing.NEVER_MADE,
                100.0,
                false,
                4_000,
                0,
                4_000,
                3_000,
                0,
                CORES,
                1,
                100,
                0);

        ResourceSize size = sizing().size(state);

        assertThat(size.target()).isEqualTo(3_000);
        assertThat(size.rule()).isEqualTo(Rule.GUARANTEE);
    }

    @Test
    void theOwnersBoundsWinOverDemand() {
        ResourceSize size = sizing().size(state(Outlooks.flat(curve(20_000, 30_000)), 7_900.0, true, 7_000));

        assertThat(size.target()).isEqualTo(8_000);
        assertThat(size.rule()).isEqualTo(Rule.OWNER_MAXIMUM);
    }

    @Test
    void aShrinkWaitsForTheCoolDown() {
        ResourceState state = new ResourceState(
                Outlooks.flat(curve(100, 200)),
                Missing.NEVER_MADE,
                100.0,
                false,
                4_000,
                0,
                4_000,
                0,
                0,
                CORES,
                1,
                5,
                0);

        assertThat(sizing().size(state))
                .extracting(ResourceSize::target, ResourceSize::rule)
                .containsExactly(4_000L, Rule.COOL_DOWN);
    }

    @Test
    void aShrinkMustSaveMoreThanItCosts() {
        Timing dear = new Timing(1, 12, 6, 12);
        ResourceState state = state(Outlooks.flat(curve(1_700, 1_700)), 1_700.0, false, 2_000);

        assertThat(new Sizing(GOLD, dear).size(state))
                .extracting(ResourceSize::target, ResourceSize::rule)
                .containsExactly(2_000L, Rule.CHANGE_COST);
        assertThat(sizing().size(state).target()).isEqualTo(1_750);
    }

    @Test
    void aForecastThatRanOutHoldsAndNeverShrinks() {
        ResourceState state =
                new ResourceState(null, Missing.RUN_OUT, 100.0, false, 4_000, 0, 4_000, 0, 0, CORES, 1, 100, 0);

        assertThat(sizing().size(state))
                .extracting(ResourceSize::target, ResourceSize::rule)
                .containsExactly(4_000L, Rule.FORECAST_STALE);
    }

    @Test
    void aVmThatIsPlacedAfterItsForecastRanOutGetsItsOwnersSize() {
        ResourceState state =
                new ResourceState(null, Missing.RUN_OUT, null, false, 0, 0, 2_000, 0, 0, CORES, 1, 100, 0);

        assertThat(sizing().size(state))
                .extracting(ResourceSize::target, ResourceSize::rule)
                .containsExactly(2_000L, Rule.FORECAST_STALE);
    }

    @Test
    void withoutAForecastPresentUseIsFollowedUpwardsAlone() {
        for (Missing missing : List.of(Missing.NEVER_MADE, Missing.IMPLAUSIBLE)) {
            ResourceState busy =
                    new ResourceState(null, missing, 1_900.0, false, 2_000, 0, 2_000, 0, 0, CORES, 1, 100, 0);
            ResourceState idle =
                    new ResourceState(null, missing, 100.0, false, 2_000, 0, 2_000, 0, 0, CORES, 1, 100, 0);

            assertThat(sizing().size(busy))
                    .extracting(ResourceSize::target, ResourceSize::rule)
                    .containsExactly(2_500L, Rule.REACTIVE);
            assertThat(sizing().size(idle))
                    .extracting(ResourceSize::target, ResourceSize::rule)
                    .containsExactly(2_000L, Rule.REACTIVE);
        }
    }

    @Test
    void aForecastThatCannotBeTrueChangesNothingWhileUseIsNotKnown() {
        ResourceState state =
                new ResourceState(null, Missing.IMPLAUSIBLE, null, false, 4_000, 0, 2_000, 0, 0, CORES, 1, 100, 0);

        assertThat(sizing().size(state))
                .extracting(ResourceSize::target, ResourceSize::rule)
                .containsExactly(4_000L, Rule.FORECAST_IMPLAUSIBLE);
    }

    @Test
    void withoutAnyHistoryTheOwnersSizeIsAllocated() {
        ResourceState state =
                new ResourceState(null, Missing.NEVER_MADE, null, false, 0, 0, 2_000, 0, 0, CORES, 1, 100, 0);

        assertThat(sizing().size(state))
                .extracting(ResourceSize::target, ResourceSize::rule)
                .containsExactly(2_000L, Rule.NO_HISTORY);
    }

    @Test
    void whatWasSetAsideIsActivatedAtAHigherLevel() {
        DemandOutlook outlook = Outlooks.flat(curve(1_000, 3_000));
        long without = sizing().size(stateWithReserved(outlook, 0)).target();
        long with = sizing().size(stateWithReserved(outlook, 2_000)).target();

        assertThat(with).isGreaterThanOrEqualTo(without);
        assertThat(sizing().size(stateWithReserved(outlook, 2_000)).rule()).isEqualTo(Rule.RESERVED_AHEAD);
    }

    @Test
    void aStepAheadIsBoughtForItsOwnDemandAlone() {
        QuantileCurve idle = curve(400, 450);
        List<QuantileCurve> steps = new ArrayList<>(Outlooks.repeat(idle, 12));
        steps.set(1, curve(2_900, 2_950));
        steps.set(2, curve(3_900, 3_950));
        DemandOutlook outlook = DemandOutlook.of(steps, List.of(), List.of());

        assertThat(sizing().size(state(outlook, 400.0, false, 500)).target()).isEqualTo(3_000);
    }

    @Test
    void whatThePlannerKeptForTheStepIsActivatedWhole() {
        DemandOutlook outlook = Outlooks.flat(curve(900, 990));
        ResourceState byHand = new ResourceState(
                outlook, Missing.NEVER_MADE, 500.0, false, 1_000, 2_000, 2_000, 0, 0, CORES, 1, 100, 0);
        ResourceState kept = new ResourceState(
                outlook, Missing.NEVER_MADE, 500.0, false, 1_000, 2_000, 2_000, 0, 0, CORES, 1, 100, 1_500);

        assertThat(sizing().size(byHand).target()).isEqualTo(1_000);
        assertThat(sizing().size(kept))
                .extracting(ResourceSize::target, ResourceSize::rule)
                .containsExactly(2_500L, Rule.RESERVED_AHEAD);
    }

    @Test
    void whatIsHeldIsGivenBackOnlyBelowWhatIsLeftOfItsPrice() {
        // The unit from 1,000 to 1,250 is used to 2.4 %: at 30 times its price that is worth 0.72 of it.
        QuantileCurve flickering = curve(750, 1_100);

        assertThat(sizing().size(state(Outlooks.flat(flickering), 700.0, false, 1_000))
                        .target())
                .isEqualTo(1_000);
        assertThat(sizing().size(state(Outlooks.flat(flickering), 700.0, false, 1_250))
                        .target())
                .isEqualTo(1_250);
        assertThat(sizing().size(state(Outlooks.flat(flickering), 700.0, false, 1_500))
                        .target())
                .isEqualTo(1_250);
    }

    @Test
    void tellsWhetherAllThatIsActiveIsCalledFor() {
        assertThat(sizing().size(state(Outlooks.flat(curve(900, 990)), 500.0, false, 1_000))
                        .needsAll(1_000))
                .isTrue();
        ResourceState young = new ResourceState(
                Outlooks.flat(curve(100, 200)),
                Missing.NEVER_MADE,
                100.0,
                false,
                4_000,
                0,
                4_000,
                0,
                0,
                CORES,
                1,
                5,
                0);
        assertThat(sizing().size(young).needsAll(4_000)).isFalse();
    }

    @Test
    void aDearerTierIsNeverGivenLess() {
        long seed = 4_711;
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            DemandOutlook outlook = Outlooks.of(Outlooks.random(random), Outlooks.random(random));
            ResourceState state = new ResourceState(
                    outlook,
                    Missing.NEVER_MADE,
                    random.nextDouble(0, 16),
                    random.nextBoolean(),
                    random.nextInt(0, 17),
                    random.nextInt(0, 4),
                    8,
                    random.nextInt(0, 4),
                    0,
                    new Bounds(1, 16, 1),
                    1,
                    random.nextInt(0, 20),
                    0);
            long before = 0;
            for (double weight : new double[] {4, 10, 30, 100}) {
                long target = new Sizing(new TierTerms(weight, 0.3, PenaltyBasis.UNMET, null), Timing.USUAL)
                        .size(state)
                        .target();

                assertThat(target)
                        .as("seed %d, round %d, weight %s", seed, i, weight)
                        .isBetween(1L, 16L)
                        .isGreaterThanOrEqualTo(before);
                before = target;
            }
        }
    }

    private static Sizing sizing() {
        return new Sizing(GOLD, Timing.USUAL);
    }

    private static QuantileCurve curve(double median, double top) {
        return QuantileCurve.of(new double[] {0.5, 0.999}, new double[] {median, top});
    }

    private static ResourceState state(
            DemandOutlook outlook, @Nullable Double observed, boolean censored, long active) {
        return new ResourceState(
                outlook, Missing.NEVER_MADE, observed, censored, active, 0, 2_000, 0, 0, CORES, 1, 100, 0);
    }

    private static ResourceState stateWithReserved(DemandOutlook outlook, long reserved) {
        return new ResourceState(
                outlook, Missing.NEVER_MADE, 500.0, false, 1_000, reserved, 2_000, 0, 0, CORES, 1, 100, 0);
    }
}
