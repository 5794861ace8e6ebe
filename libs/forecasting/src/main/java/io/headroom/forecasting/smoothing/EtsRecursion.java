package io.headroom.forecasting.smoothing;

/**
 * The states of an exponential smoothing model and how they move. With {@code q} the level carried on by the trend and
 * {@code p} the value less (or over) its season,
 *
 * <pre>
 * q = l (+ phi b | * b^phi)         expected = q (+ s | * s)
 * l = q + alpha (p - q)
 * b = phi b + beta (p - q)          b = b^phi + beta / l' (p - q)     with l' the old level
 * s = s + gamma (y - q - s)         s = s + gamma (y / q - s)
 * </pre>
 *
 * which are the equations of Hyndman et al. (2008, tables 2.2 and 2.3) for either kind of error: that matters for the
 * likelihood alone. Not thread-safe.
 */
final class EtsRecursion {

    private final EtsForm form;
    private final boolean additiveTrend;
    private final boolean multiplicativeTrend;
    private final boolean additiveSeason;
    private final boolean multiplicativeSeason;
    private double alpha;
    private double beta;
    private double gamma;
    private double phi;
    private double level;
    private double trend;
    private final double[] season;
    private int next;
    private double expected;

    EtsRecursion(EtsForm form, int period) {
        this.form = form;
        additiveTrend = form.trend() == Component.ADDITIVE;
        multiplicativeTrend = form.trend() == Component.MULTIPLICATIVE;
        additiveSeason = form.season() == Component.ADDITIVE;
        multiplicativeSeason = form.season() == Component.MULTIPLICATIVE;
        season = new double[form.isSeasonal() ? period : 1];
    }

    void start(EtsParameters parameters, EtsState state) {
        alpha = parameters.alpha();
        beta = parameters.beta();
        gamma = parameters.gamma();
        phi = parameters.phi();
        level = state.level();
        trend = state.trend();
        state.copySeason(season);
        next = 0;
    }

    /**
     * Takes a value and gives by how much it was missed, 0 if that is unknown.
     *
     * @param value NaN for a missing one
     * @param atLeast whether demand was at least the value: one below what was expected then says nothing
     */
    double step(double value, boolean atLeast) {
        double carried = trend;
        double q = level;
        if (additiveTrend) {
            carried = phi * trend;
            q += carried;
        } else if (multiplicativeTrend) {
            carried = form.damped() ? Math.pow(trend, phi) : trend;
            q *= carried;
        }
        double figure = season[next];
        double expected = additiveSeason ? q + figure : multiplicativeSeason ? q * figure : q;
        double y = Double.isNaN(value) || (atLeast && value < expected) ? expected : value;
        double p = additiveSeason ? y - figure : multiplicativeSeason ? y / figure : y;
        double gap = p - q;
        double before = level;
        level = q + alpha * gap;
        trend = additiveTrend ? carried + beta * gap : multiplicativeTrend ? carried + beta * gap / before : 0;
        if (additiveSeason) {
            season[next] = figure + gamma * (y - q - figure);
        } else if (multiplicativeSeason) {
            season[next] = figure + gamma * (y / q - figure);
        }
        if (++next == season.length) {
            next = 0;
        }
        this.expected = expected;
        return y - expected;
    }

    /** What was expected of the value taken last. */
    double expected() {
        return expected;
    }

    double[] path(int horizon) {
        double[] path = new double[horizon];
        double damped = phi;
        double exponent = 0;
        for (int h = 0; h < horizon; h++) {
            exponent += damped;
            damped *= phi;
            double value = expected(carried(level, trend, exponent), h);
            path[h] = Double.isFinite(value) ? Math.max(0, value) : h == 0 ? Math.max(0, level) : path[h - 1];
        }
        return path;
    }

    private double carried(double from, double by, double times) {
        return additiveTrend ? from + times * by : multiplicativeTrend ? from * Math.pow(by, times) : from;
    }

    private double expected(double q, int ahead) {
        double figure = season[(next + ahead) % season.length];
        return additiveSeason ? q + figure : multiplicativeSeason ? q * figure : q;
    }

    double level() {
        return level;
    }

    double trend() {
        return trend;
    }
}
