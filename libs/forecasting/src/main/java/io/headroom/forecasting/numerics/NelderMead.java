package io.headroom.forecasting.numerics;

/**
 * The downhill simplex of Nelder and Mead (1965) with the usual coefficients: reflect 1, expand 2, contract and shrink 1/2.
 * It needs no derivatives and treats infinite values as walls.
 */
public final class NelderMead {

    private final double tolerance;
    private final int maximumEvaluations;

    /**
     * @param tolerance stops when the simplex' values differ by less than this share of their size
     * @param maximumEvaluations of the objective
     */
    public NelderMead(double tolerance, int maximumEvaluations) {
        this.tolerance = tolerance;
        this.maximumEvaluations = maximumEvaluations;
    }

    /**
     * Walks down from a start.
     *
     * @param steps how far the first simplex reaches from the start in each coordinate
     */
    public Optimum minimize(Objective objective, double[] start, double[] steps) {
        return new Simplex(objective, start, steps).descend();
    }

    /** The corners, their values, and the moves. */
    private final class Simplex {

        private final Objective objective;
        private final int dimension;
        private final double[][] corners;
        private final double[] values;
        private final double[] sum;
        private final double[] trial;
        private int evaluations;

        Simplex(Objective objective, double[] start, double[] steps) {
            this.objective = objective;
            dimension = start.length;
            corners = new double[dimension + 1][];
            values = new double[dimension + 1];
            sum = new double[dimension];
            trial = new double[dimension];
            for (int i = 0; i <= dimension; i++) {
                corners[i] = start.clone();
                if (i > 0) {
                    corners[i][i - 1] += steps[i - 1];
                }
                values[i] = value(corners[i]);
            }
            sumUp();
        }

        Optimum descend() {
            while (true) {
                int best = extreme(-1);
                int worst = extreme(1);
                double spread = values[worst] - values[best];
                if (dimension == 0
                        || evaluations >= maximumEvaluations
                        || spread <= tolerance * (Math.abs(values[best]) + tolerance)) {
                    return new Optimum(corners[best], values[best], evaluations);
                }
                move(best, worst);
            }
        }

        private void move(int best, int worst) {
            double reflected = replaceIfLower(worst, -1);
            if (reflected < values[best]) {
                replaceIfLower(worst, 2);
            } else if (reflected >= secondWorst(worst)) {
                double before = values[worst];
                if (replaceIfLower(worst, 0.5) >= before) {
                    shrinkTowards(best);
                }
            }
        }

        /** Moves a corner along the line through the centre of the others: factor -1 mirrors, 2 stretches, 1/2 halves. */
        private double replaceIfLower(int corner, double factor) {
            double own = (1 - factor) / dimension;
            for (int j = 0; j < dimension; j++) {
                trial[j] = own * (sum[j] - corners[corner][j]) + factor * corners[corner][j];
            }
            double value = value(trial);
            if (value < values[corner]) {
                for (int j = 0; j < dimension; j++) {
                    sum[j] += trial[j] - corners[corner][j];
                    corners[corner][j] = trial[j];
                }
                values[corner] = value;
            }
            return value;
        }

        private void shrinkTowards(int best) {
            for (int i = 0; i <= dimension; i++) {
                if (i != best) {
                    for (int j = 0; j < dimension; j++) {
                        corners[i][j] = 0.5 * (corners[i][j] + corners[best][j]);
                    }
                    values[i] = value(corners[i]);
                }
            }
            sumUp();
        }

        private void sumUp() {
            for (int j = 0; j < dimension; j++) {
                sum[j] = 0;
                for (double[] corner : corners) {
                    sum[j] += corner[j];
                }
            }
        }

        private int extreme(int sign) {
            int found = 0;
            for (int i = 1; i <= dimension; i++) {
                if (sign * values[i] > sign * values[found]) {
                    found = i;
                }
            }
            return found;
        }

        private double secondWorst(int worst) {
            double found = Double.NEGATIVE_INFINITY;
            for (int i = 0; i <= dimension; i++) {
                if (i != worst) {
                    found = Math.max(found, values[i]);
                }
            }
            return found;
        }

        private double value(double[] point) {
            evaluations++;
            double value = objective.at(point);
            return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
        }
    }
}
