package io.headroom.replay.baseline;

/**
 * Samples in buckets, each weighing half as much after a half-life as when it came. Weights grow with time instead of shrinking
 * and are scaled down before they overflow, as the recommender of the Kubernetes VPA does.
 */
final class DecayingHistogram {

    private static final double LARGEST_WEIGHT = 1e12;
    /** A share of the whole that no longer counts, as the recommender passes over buckets that have all but faded. */
    private static final double FADED = 1e-6;

    private final double[] upperEdges;
    private final double[] factors;
    private final double[] weights;
    private final double growth;
    private double weight = 1;
    private int used;

    /**
     * @param upperEdges of the buckets, rising; what is above the last falls into it
     * @param factors by which the weights in a bucket count in a percentile
     * @param halfLife in samples
     */
    DecayingHistogram(double[] upperEdges, double[] factors, double halfLife) {
        this.upperEdges = upperEdges;
        this.factors = factors;
        this.weights = new double[upperEdges.length];
        this.growth = Math.pow(2, 1 / halfLife);
    }

    /** Takes in a sample, one step after the last one. */
    void add(double sample) {
        weight *= growth;
        int bucket = bucket(sample);
        weights[bucket] += weight;
        used = Math.max(used, bucket + 1);
        if (weight > LARGEST_WEIGHT) {
            for (int i = 0; i < used; i++) {
                weights[i] /= weight;
            }
            weight = 1;
        }
    }

    /** The first bucket whose upper edge is above the sample. */
    private int bucket(double sample) {
        int low = 0;
        int high = upperEdges.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (upperEdges[middle] > sample) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /**
     * Percentiles: the upper edge of the first bucket at which the weight reaches each share of the whole.
     *
     * @param shares rising, in 0..1
     * @return 0 for each if there is no sample
     */
    double[] percentiles(double[] shares) {
        double total = 0;
        for (int i = 0; i < used; i++) {
            total += weights[i] * factors[i];
        }
        double[] percentiles = new double[shares.length];
        double sum = 0;
        int next = 0;
        for (int i = 0; i < used && next < shares.length; i++) {
            sum += weights[i] * factors[i];
            while (next < shares.length && sum >= shares[next] * total * (1 - FADED)) {
                percentiles[next++] = upperEdges[i];
            }
        }
        while (next < shares.length && used > 0) {
            percentiles[next++] = upperEdges[used - 1];
        }
        return percentiles;
    }
}
