package io.headroom.forecasting.combination;

import io.headroom.forecasting.PointForecaster;
import io.headroom.forecasting.SeasonalNaive;
import io.headroom.forecasting.autoregression.LagRegression;
import io.headroom.forecasting.autoregression.Lags;
import io.headroom.forecasting.smoothing.DoubleSeasonal;
import java.util.ArrayList;
import java.util.List;

/**
 * Forecasters that err differently on a regular series with a season (a day) and a season of seasons (a week), for a {@link
 * Combination}: naive repetition, double seasonal smoothing, and regressions on past values with different reach, each of the
 * latter on values and on logarithms.
 */
public final class SeasonalCombination {

    private static final int WEEK = 7;
    private static final int ORIGINS = 7;
    private static final double RIDGE = 1e-5;

    private SeasonalCombination() {}

    /**
     * The combination for a series with a season each day and week.
     *
     * @param day in steps
     * @param horizon in steps
     */
    public static Combination ofDayAndWeek(int day, int horizon) {
        return new Combination("seasonal-combination(" + day + ")", members(day), horizon, day, ORIGINS);
    }

    private static List<PointForecaster> members(int day) {
        int week = WEEK * day;
        int near = Math.min(day + 2, 26);
        List<PointForecaster> members = new ArrayList<>();
        members.add(new SeasonalNaive(day));
        members.add(new SeasonalNaive(week));
        List<PointForecaster> both = List.of(
                new DoubleSeasonal(day, week),
                new LagRegression(RIDGE, Double.POSITIVE_INFINITY, Lags.seasonal(day, near, 2, 8)),
                new LagRegression(RIDGE, 2 * week, Lags.seasonal(day, near, 2, 8)),
                new LagRegression(RIDGE, Double.POSITIVE_INFINITY, Lags.seasonal(day, Math.min(2 * day + 2, 50), 1, 8)),
                new LagRegression(RIDGE, Double.POSITIVE_INFINITY, Lags.seasonal(day, 4, 1, 7)));
        for (PointForecaster forecaster : both) {
            members.add(forecaster);
            members.add(new Logarithmic(forecaster));
        }
        return members;
    }
}
