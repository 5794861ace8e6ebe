package io.headroom.forecasting;

/** A series that is no demand: a value is negative or infinite. */
public final class UnusableSeriesException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public UnusableSeriesException(String message) {
        super(message);
    }
}
