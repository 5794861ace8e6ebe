package io.headroom.forecasting.smoothing;

import io.headroom.forecasting.PointForecaster;
import io.headroom.forecasting.TimeSeries;
import io.headroom.forecasting.numerics.Optimum;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Exponential smoothing in its innovations state space form, of a given form or of that with the least AICc; Hyndman,
 * Koehler, Ord and Snyder, Forecasting with Exponential Smoothing, 2008; as R's {@code ets}. Its equations are those of
 * {@link EtsForm simple, Holt's and Holt-Winters' smoothing} and all between. A missing value counts as expected,
 * and so does a censored one below what was expected.
 */
public final class Ets implements PointForecaster {

    /** A form that roughly fitted is this much behind the best is not fitted exactly. */
    private static final double HOPELESS = 10;

    private final @Nullable EtsForm form;
    private final int period;

    private Ets(@Nullable EtsForm form, int period) {
        this.form = form;
        this.period = period;
    }

    /**
     * The form with the least AICc.
     *
     * @param period length of the season in steps, 1 for none; a history of less than two has no seasonal form
     */
    public static Ets automatic(int period) {
        return new Ets(null, period);
    }

    /** A given form; one that needs values above 0 refuses a series with others. */
    public static Ets of(EtsForm form, int period) {
        if (form.isSeasonal() && period < 2) {
            throw new IllegalArgumentException("a season of " + period + " steps is none");
        }
        return new Ets(form, form.isSeasonal() ? period : 1);
    }

    @Override
    public String name() {
        return form == null ? "ets(" + period + ")" : "ets(" + form.code() + "," + period + ")";
    }

    @Override
    public int minimumHistory() {
        return form == null ? 4 : Math.max(4, 2 * period);
    }

    @Override
    public EtsModel fit(TimeSeries series) {
        requireHistory(series);
        Observations observations = Observations.of(series);
        double[] values = observations.values();
        boolean positive = isPositive(values);
        if (form != null && form.needsPositive() && !positive) {
            throw new IllegalArgumentException(name() + " needs values above 0");
        }
        boolean seasonal = period > 1 && values.length >= 2 * period;
        List<EtsForm> forms = form == null ? EtsForm.candidates(seasonal, positive) : List.of(form);
        List<Attempt> attempts = new ArrayList<>();
        double least = Double.POSITIVE_INFINITY;
        for (EtsForm candidate : forms) {
            EtsEstimator estimator = new EtsEstimator(observations, candidate, period);
            Optimum rough = estimator.roughly();
            double aicc = estimator.model(rough).aicc();
            attempts.add(new Attempt(estimator, rough, aicc));
            least = Math.min(least, aicc);
        }
        EtsModel best = null;
        for (Attempt attempt : attempts) {
            if (forms.size() == 1 || attempt.aicc() <= least + HOPELESS) {
                EtsModel model = attempt.estimator().model(attempt.estimator().exactly(attempt.rough()));
                best = best == null || model.aicc() < best.aicc() ? model : best;
            }
        }
        return best == null ? attempts.get(0).estimator().model(attempts.get(0).rough()) : best;
    }

    /** A form, roughly fitted. */
    private record Attempt(EtsEstimator estimator, Optimum rough, double aicc) {}

    private static boolean isPositive(double[] values) {
        for (double value : values) {
            if (!(value > 0)) {
                return false;
            }
        }
        return true;
    }
}
