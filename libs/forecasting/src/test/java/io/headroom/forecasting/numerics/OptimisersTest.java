package io.headroom.forecasting.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The optimisers on functions whose lowest point is known. */
class OptimisersTest {

    private static final Objective ROSENBROCK = x -> 100 * Math.pow(x[1] - x[0] * x[0], 2) + Math.pow(1 - x[0], 2);

    @Test
    void theSimplexFindsTheEndOfACurvedValley() {
        Optimum found =
                new NelderMead(1e-14, 2000).minimize(ROSENBROCK, new double[] {-1.2, 1}, new double[] {0.5, 0.5});

        assertThat(found.point()[0]).isCloseTo(1, within(1e-5));
        assertThat(found.point()[1]).isCloseTo(1, within(1e-5));
    }

    @Test
    void theSimplexStopsAtAWall() {
        Objective walled = x -> x[0] < 2 ? Double.POSITIVE_INFINITY : x[0] * x[0];

        Optimum found = new NelderMead(1e-12, 500).minimize(walled, new double[] {5}, new double[] {1});

        assertThat(found.point()[0]).isCloseTo(2, within(1e-4));
    }

    @Test
    void theSimplexKeepsToItsBudget() {
        Optimum found = new NelderMead(0, 50).minimize(ROSENBROCK, new double[] {-1.2, 1}, new double[] {0.5, 0.5});

        assertThat(found.evaluations()).isBetween(50, 54);
    }

    @Test
    void theQuasiNewtonMethodFindsTheEndOfACurvedValleyWithFewEvaluations() {
        Optimum found = new QuasiNewton(1e-12, 200).minimize(ROSENBROCK, new double[] {-1.2, 1});

        assertThat(found.point()[0]).isCloseTo(1, within(1e-3));
        assertThat(found.point()[1]).isCloseTo(1, within(1e-3));
        assertThat(found.evaluations()).isLessThan(250);
    }

    @Test
    void theQuasiNewtonMethodStaysInsideTheFiniteRegion() {
        Objective walled = x -> x[0] <= 0 ? Double.POSITIVE_INFINITY : x[0] - Math.log(x[0]);

        Optimum found = new QuasiNewton(1e-12, 100).minimize(walled, new double[] {9});

        assertThat(found.point()[0]).isCloseTo(1, within(1e-4));
    }
}
