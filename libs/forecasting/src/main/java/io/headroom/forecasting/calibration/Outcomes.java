package io.headroom.forecasting.calibration;

/** What came, as seen from the last step that was taken. */
public interface Outcomes {

    /** The largest of the last steps, as many as the length says; NaN if one of them is missing. */
    double largest(int length);

    /** Whether demand was at least this in one of them. */
    boolean censored(int length);
}
