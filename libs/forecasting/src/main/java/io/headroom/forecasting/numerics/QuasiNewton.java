package io.headroom.forecasting.numerics;

/**
 * The variable-metric method of Broyden, Fletcher, Goldfarb and Shanno with forward-difference gradients and a backtracking
 * line search (Nocedal and Wright, Numerical Optimization, 2006, algorithm 6.1); for smooth objectives. Infinite values only
 * shorten the step.
 */
public final class QuasiNewton {

    private static final double DIFFERENCE = 1e-6;
    private static final double SUFFICIENT_DECREASE = 1e-4;

    private final double tolerance;
    private final int maximumIterations;

    /** @param tolerance stops when a step gains less than this share of the value's size and 1 */
    public QuasiNewton(double tolerance, int maximumIterations) {
        this.tolerance = tolerance;
        this.maximumIterations = maximumIterations;
    }

    /** Walks down from a start at which the objective is finite. */
    public Optimum minimize(Objective objective, double[] start) {
        return new Descent(objective, start.clone()).run();
    }

    /** The point, the gradient there, and the running estimate of the inverse Hessian. */
    private final class Descent {

        private final Objective objective;
        private final int dimension;
        private final double[][] inverse;
        private final double[] gradient;
        private final double[] direction;
        private final double[] change;
        private double[] point;
        private double[] trial;
        private double value;
        private int evaluations;

        Descent(Objective objective, double[] start) {
            this.objective = objective;
            point = start;
            dimension = start.length;
            trial = new double[dimension];
            gradient = new double[dimension];
            direction = new double[dimension];
            change = new double[dimension];
            inverse = new double[dimension][dimension];
            value = evaluate(point);
        }

        Optimum run() {
            differentiate(gradient);
            reset();
            boolean fresh = true;
            for (int i = 0; i < maximumIterations && dimension > 0; i++) {
                double before = value;
                double slope = aim();
                boolean moved = slope < 0 && search(slope);
                if (moved && before - value > tolerance * (Math.abs(value) + 1)) {
                    learn(fresh);
                    fresh = false;
                } else if (fresh) {
                    break;
                } else {
                    differentiate(gradient);
                    reset();
                    fresh = true;
                }
            }
            return new Optimum(point, value, evaluations);
        }

        private void reset() {
            double norm = 0;
            for (double g : gradient) {
                norm += g * g;
            }
            double scale = 1 / Math.max(1, Math.sqrt(norm));
            for (int i = 0; i < dimension; i++) {
                java.util.Arrays.fill(inverse[i], 0);
                inverse[i][i] = scale;
            }
        }

        /** Sets the direction and gives the slope along it. */
        private double aim() {
            double slope = 0;
            for (int i = 0; i < dimension; i++) {
                double sum = 0;
                for (int j = 0; j < dimension; j++) {
                    sum -= inverse[i][j] * gradient[j];
                }
                direction[i] = sum;
                slope += sum * gradient[i];
            }
            return slope;
        }

        private boolean search(double slope) {
            for (double length = 1; length > 1e-10; length *= 0.3) {
                for (int i = 0; i < dimension; i++) {
                    trial[i] = point[i] + length * direction[i];
                }
                double there = evaluate(trial);
                if (there <= value + SUFFICIENT_DECREASE * length * slope) {
                    for (int i = 0; i < dimension; i++) {
                        change[i] = trial[i] - point[i];
                    }
                    double[] old = point;
                    point = trial;
                    trial = old;
                    value = there;
                    return true;
                }
            }
            return false;
        }

        private void learn(boolean first) {
            double[] difference = gradient.clone();
            differentiate(gradient);
            double curvature = 0;
            double size = 0;
            for (int i = 0; i < dimension; i++) {
                difference[i] = gradient[i] - difference[i];
                curvature += difference[i] * change[i];
                size += difference[i] * difference[i];
            }
            if (!(curvature > 1e-12 * size)) {
                return;
            }
            if (first) {
                for (int i = 0; i < dimension; i++) {
                    inverse[i][i] = curvature / size;
                }
            }
            double[] image = new double[dimension];
            double quadratic = 0;
            for (int i = 0; i < dimension; i++) {
                for (int j = 0; j < dimension; j++) {
                    image[i] += inverse[i][j] * difference[j];
                }
                quadratic += image[i] * difference[i];
            }
            double weight = (1 + quadratic / curvature) / curvature;
            for (int i = 0; i < dimension; i++) {
                for (int j = 0; j < dimension; j++) {
                    inverse[i][j] +=
                            weight * change[i] * change[j] - (image[i] * change[j] + change[i] * image[j]) / curvature;
                }
            }
        }

        private void differentiate(double[] into) {
            double[] probe = point.clone();
            for (int i = 0; i < dimension; i++) {
                double step = DIFFERENCE * Math.max(1, Math.abs(point[i]));
                probe[i] = point[i] + step;
                double there = evaluate(probe);
                if (Double.isInfinite(there)) {
                    probe[i] = point[i] - step;
                    there = evaluate(probe);
                    step = -step;
                }
                into[i] = Double.isInfinite(there) ? 0 : (there - value) / step;
                probe[i] = point[i];
            }
        }

        private double evaluate(double[] at) {
            evaluations++;
            double there = objective.at(at);
            return Double.isNaN(there) ? Double.POSITIVE_INFINITY : there;
        }
    }
}
