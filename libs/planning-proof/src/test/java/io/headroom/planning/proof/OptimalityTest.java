package io.headroom.planning.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.planning.proof.Optimality.Ratio;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptimalityTest {

    private static final int POOLS = 100;
    private static final int EFFORT = 1_000;

    /** The full thousand are measured by ./headroom bench planner. */
    @Test
    void plansComeWithinAPercentOfTheBestOnAverageAndWithinFiveInNinetyNineOfAHundred() {
        Optimality optimality = Optimality.measure(1, POOLS, EFFORT, done -> {});

        System.out.println(optimality);
        assertThat(optimality.mean()).isGreaterThanOrEqualTo(0.99);
        assertThat(optimality.firstPercentile()).isGreaterThanOrEqualTo(0.95);
        assertThat(optimality.proved()).isGreaterThanOrEqualTo(POOLS * 9 / 10);
    }

    @Test
    void noRatioIsAboveOne() {
        for (long seed = 1_000; seed < 1_030; seed++) {
            Ratio ratio = Optimality.of(SmallPool.of(seed), EFFORT);

            assertThat(ratio.ratio()).as("seed %d", seed).isLessThanOrEqualTo(1 + 1e-6);
        }
    }

    /** Two ways to the best value that share nothing: programming over sets, and the solver. */
    @Test
    void withoutThresholdsTheBoundIsTheBestValueItself() {
        int compared = 0;
        for (long seed = 1; compared < 8; seed++) {
            SmallPool drawn = SmallPool.of(seed);
            SmallPool pool = new SmallPool(seed, drawn.rooms(), drawn.newcomers(), Map.of());
            if (pool.newcomers().size() > 4 || pool.rooms().size() > 2) {
                continue;
            }
            double best = ExactPlan.value(pool, 1_000_000).orElseThrow();

            assertThat(UpperBound.of(pool, 0)).as("seed %d", seed).isCloseTo(best, within(1e-6 * best));
            compared++;
        }
    }

    @Test
    void oneSeedIsOnePool() {
        assertThat(PoolValue.planned(SmallPool.of(7))).isEqualTo(PoolValue.planned(SmallPool.of(7)));
        assertThat(SmallPool.of(7).spendable()).isEqualTo(SmallPool.of(7).spendable());
    }
}
