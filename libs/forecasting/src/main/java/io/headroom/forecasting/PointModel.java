package io.headroom.forecasting;

/** A fitted way of telling how demand moves; it takes each further step in constant time. Not thread-safe. */
public interface PointModel {

    /** The demand expected in each of the coming steps: finite and not negative. */
    double[] path(int horizon);

    /**
     * Takes the next step.
     *
     * @param value what was used; NaN if the step is missing
     * @param censored whether demand was at least this: it then never lowers what the model expects
     */
    void update(double value, boolean censored);
}
