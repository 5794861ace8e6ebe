package io.headroom.forecast.prediction;

import io.headroom.contracts.DemandForecast;
import io.headroom.support.web.CommonError;
import io.headroom.support.web.ProblemException;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How much of a forecast is asked for.
 *
 * @param horizon how many steps ahead, 1-288
 * @param levels positions of the asked levels among the published ones
 */
record ForecastQuestion(int horizon, List<Integer> levels) {

    private static final int LONGEST = DemandForecast.STEPS * (1 + DemandForecast.BLOCKS);

    /**
     * A question.
     *
     * @param quantiles some of the published levels; null for all
     * @throws ProblemException PARAMETER_INVALID
     */
    static ForecastQuestion of(int horizon, @Nullable List<Double> quantiles) {
        if (horizon < 1 || horizon > LONGEST) {
            throw new ProblemException(
                    CommonError.PARAMETER_INVALID, "horizon " + horizon + " must be in 1.." + LONGEST + " steps");
        }
        return new ForecastQuestion(
                horizon,
                quantiles == null
                        ? IntStream.range(0, DemandForecast.LEVELS.size())
                                .boxed()
                                .toList()
                        : quantiles.stream().map(ForecastQuestion::position).toList());
    }

    private static int position(double level) {
        int position = DemandForecast.LEVELS.indexOf(level);
        if (position < 0) {
            throw new ProblemException(
                    CommonError.PARAMETER_INVALID,
                    "quantile " + level + " is not published: use some of " + DemandForecast.LEVELS);
        }
        return position;
    }

    /** The asked ones of the published levels. */
    List<Double> quantileLevels() {
        return levels.stream().map(DemandForecast.LEVELS::get).toList();
    }
}
