package io.headroom.forecasting.ensemble;

/** Centres that say the same of every span: demand stays where it is, by several ideas of where that is. */
enum Level implements Centre {
    /** The last value: {@code y(t)}, the random walk's forecast. */
    LAST("last-value", 1) {
        @Override
        double of(History history, int at) {
            return history.get(at);
        }
    },
    /** The mean of the last three values. */
    MEAN_3("mean(3)", 3) {
        @Override
        double of(History history, int at) {
            return history.mean(at, 3);
        }
    },
    /** The mean of the last twelve values. */
    MEAN_12("mean(12)", 12) {
        @Override
        double of(History history, int at) {
            return history.mean(at, 12);
        }
    },
    /** The mean of the last 72 values. */
    MEAN_72("mean(72)", 72) {
        @Override
        double of(History history, int at) {
            return history.mean(at, 72);
        }
    },
    /** The mean of the last 288 values. */
    MEAN_288("mean(288)", 288) {
        @Override
        double of(History history, int at) {
            return history.mean(at, 288);
        }
    },
    /** The median of the last twelve values, unmoved by a spike. */
    MEDIAN_12("median(12)", 12) {
        @Override
        double of(History history, int at) {
            double[] sorted = history.sorted(at, 12);
            return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        }
    },
    /** The largest of the last twelve values. */
    MAXIMUM_12("maximum(12)", 12) {
        @Override
        double of(History history, int at) {
            return history.maximum(Math.max(history.oldest(), at - 11), at + 1);
        }
    },
    /** Simple exponential smoothing with constant 0.2: weights {@code 0.2 x 0.8^age}, cut off at 40 steps. */
    SMOOTHED("smoothed(0.2)", 12) {
        @Override
        double of(History history, int at) {
            double sum = 0;
            double total = 0;
            double weight = 1;
            for (int i = at; i >= history.oldest() && i > at - 40; i--) {
                sum += weight * history.get(i);
                total += weight;
                weight *= 0.8;
            }
            return sum / total;
        }
    };

    private final String title;
    private final int reach;

    Level(String title, int reach) {
        this.title = title;
        this.reach = reach;
    }

    abstract double of(History history, int at);

    @Override
    public String title() {
        return title;
    }

    @Override
    public int reach() {
        return reach;
    }

    @Override
    public boolean flat() {
        return true;
    }

    @Override
    public double of(History history, int at, int from, int to) {
        return of(history, at);
    }
}
