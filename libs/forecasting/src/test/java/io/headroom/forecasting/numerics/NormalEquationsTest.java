package io.headroom.forecasting.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Least squares by hand. */
class NormalEquationsTest {

    @Test
    void fitsALineThroughPointsOnIt() {
        NormalEquations equations = new NormalEquations(2);
        for (int x = 0; x < 5; x++) {
            equations.add(new double[] {1, x}, 3 - 2 * x);
        }

        assertThat(equations.solve()).containsExactly(new double[] {3, -2}, within(1e-12));
        assertThat(equations.solve(new double[2], new int[] {1})[0]).isCloseTo(-1, within(1e-12)); // -30 / 30
    }

    @Test
    void aPenaltyPullsACoefficientToZero() {
        NormalEquations equations = new NormalEquations(1);
        equations.add(new double[] {2}, 6, 1);
        equations.add(new double[] {1}, 3, 4);

        assertThat(equations.solve()[0]).isCloseTo(3, within(1e-12));
        assertThat(equations.solve(new double[] {8})[0]).isCloseTo(1.5, within(1e-12)); // 24 / (8 + 8)
    }

    @Test
    void aColumnThatSaysNothingNewGetsNothing() {
        NormalEquations equations = new NormalEquations(3);
        for (int x = 1; x < 9; x++) {
            equations.add(new double[] {x, 3 * x, 0}, 6 * x);
        }

        assertThat(equations.solve()).containsExactly(new double[] {6, 0, 0}, within(1e-9));
    }

    @Test
    void forgetsWhenCleared() {
        NormalEquations equations = new NormalEquations(1);
        equations.add(new double[] {1}, 100);
        equations.clear();
        equations.add(new double[] {1}, 7);

        assertThat(equations.solve()[0]).isCloseTo(7, within(1e-12));
    }
}
