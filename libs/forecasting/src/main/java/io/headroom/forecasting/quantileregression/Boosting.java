package io.headroom.forecasting.quantileregression;

/**
 * How trees are boosted.
 *
 * @param rounds how many trees there are
 * @param leaves how many a tree has at most, at least 2
 * @param leastRows how many rows a leaf holds about at least; the rarer what a level exceeds, the more are needed
 * @param rate which part of a tree's answer counts, above 0, at most 1
 * @param share of the rows that a tree is grown from, above 0, at most 1
 * @param seed of the choice of these rows: the same seed and rows give the same model
 */
public record Boosting(int rounds, int leaves, int leastRows, double rate, double share, long seed) {

    public Boosting {
        if (rounds < 1 || leaves < 2 || leastRows < 1) {
            throw new IllegalArgumentException(rounds + " rounds, " + leaves + " leaves, " + leastRows + " rows");
        }
        if (!(rate > 0 && rate <= 1) || !(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("rate " + rate + " and share " + share + " must be above 0, at most 1");
        }
    }
}
