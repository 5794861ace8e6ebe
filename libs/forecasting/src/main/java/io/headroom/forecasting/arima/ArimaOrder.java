package io.headroom.forecasting.arima;

/**
 * The order of an ARIMA model.
 *
 * @param autoregressive how many past values count
 * @param differences how often the series is differenced first
 * @param movingAverage how many past innovations count
 */
public record ArimaOrder(int autoregressive, int differences, int movingAverage) {

    public ArimaOrder {
        if (autoregressive < 0 || differences < 0 || movingAverage < 0) {
            throw new IllegalArgumentException(
                    "order " + autoregressive + "," + differences + "," + movingAverage + " must not be negative");
        }
    }

    int coefficients() {
        return autoregressive + movingAverage;
    }

    /** Such as {@code 2,1,1}. */
    public String code() {
        return autoregressive + "," + differences + "," + movingAverage;
    }
}
