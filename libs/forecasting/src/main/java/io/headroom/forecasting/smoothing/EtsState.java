package io.headroom.forecasting.smoothing;

import io.headroom.forecasting.seasonality.SeasonalFigures;

/** The states before the first value: level, trend (per step, or factor) and seasonal figures, the first value's first. */
public final class EtsState {

    private static final double SMALLEST = 1e-3;

    private final double level;
    private final double trend;
    private final double[] season;

    /** @param season empty if there is none */
    public EtsState(double level, double trend, double[] season) {
        this.level = level;
        this.trend = trend;
        this.season = season.clone();
    }

    /**
     * A guess from the first values: seasonal figures by classical decomposition, level and trend by a straight line through
     * the first two periods (at least ten values) of what is left (Hyndman et al. 2008, section 2.6.1).
     */
    static EtsState guess(double[] values, EtsForm form, int period) {
        boolean multiplied = form.season() == Component.MULTIPLICATIVE;
        double[] season = new double[0];
        if (form.isSeasonal()) {
            season = multiplied
                    ? SeasonalFigures.multiplicative(values, period)
                    : SeasonalFigures.additive(values, period);
        }
        int length = Math.min(Math.max(10, form.isSeasonal() ? 2 * period : 0), values.length);
        double[] adjusted = new double[length];
        for (int i = 0; i < length; i++) {
            if (season.length == 0) {
                adjusted[i] = values[i];
            } else if (multiplied) {
                season[i % period] = Math.max(season[i % period], 1e-2);
                adjusted[i] = values[i] / season[i % period];
            } else {
                adjusted[i] = values[i] - season[i % period];
            }
        }
        return line(adjusted, form, season);
    }

    private static EtsState line(double[] values, EtsForm form, double[] season) {
        int n = values.length;
        double mean = 0;
        double slope = 0;
        for (int i = 0; i < n; i++) {
            mean += values[i] / n;
            slope += (i - 0.5 * (n - 1)) * values[i];
        }
        slope = n < 2 ? 0 : slope * 12 / ((double) n * ((double) n * n - 1));
        double before = mean - slope * 0.5 * (n + 1);
        return switch (form.trend()) {
            case NONE -> new EtsState(mean, 0, season);
            case ADDITIVE -> new EtsState(before, slope, season);
            case MULTIPLICATIVE -> {
                double first = before + slope;
                double factor = (first + slope) / first;
                yield first / factor > SMALLEST && factor > SMALLEST
                        ? new EtsState(first / factor, factor, season)
                        : new EtsState(Math.max(values[0], SMALLEST), 1, season);
            }
        };
    }

    double level() {
        return level;
    }

    double trend() {
        return trend;
    }

    double season(int place) {
        return season[place];
    }

    void copySeason(double[] into) {
        System.arraycopy(season, 0, into, 0, season.length);
    }
}
