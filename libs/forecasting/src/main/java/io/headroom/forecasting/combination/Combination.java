package io.headroom.forecasting.combination;

import io.headroom.forecasting.PointForecaster;
import io.headroom.forecasting.PointModel;
import io.headroom.forecasting.TimeSeries;
import java.util.ArrayList;
import java.util.List;

/**
 * The mean of several forecasters' paths, each weighed by its mean absolute error over rolling origins at the end of the
 * history to the power of -p (Stock and Watson, Combination forecasts of output growth, 2004; Pawlikowski and Chorowska,
 * Weighted ensemble of statistical models, 2020). For the weighing a member is fitted once before the first origin and then
 * only takes the further steps; for the forecast it is fitted to all.
 */
public final class Combination implements PointForecaster {

    private static final double POWER = 3;
    /** No more than the history over this is held back. */
    private static final int LARGEST_PART = 3;

    private final String name;
    private final List<PointForecaster> members;
    private final int horizon;
    private final int spacing;
    private final int mostOrigins;

    /**
     * @param members those that need more history than there is, or refuse the series, stand aside
     * @param horizon in steps, over which errors are taken
     * @param spacing steps from origin to origin
     * @param mostOrigins how many, less where they would hold back more than a third of the history
     */
    public Combination(String name, List<PointForecaster> members, int horizon, int spacing, int mostOrigins) {
        this.name = name;
        this.members = List.copyOf(members);
        this.horizon = horizon;
        this.spacing = spacing;
        this.mostOrigins = mostOrigins;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int minimumHistory() {
        return horizon
                + members.stream()
                        .mapToInt(PointForecaster::minimumHistory)
                        .min()
                        .orElse(1);
    }

    private int origins(TimeSeries series) {
        int bearable = 1 + Math.max(0, series.size() / LARGEST_PART - horizon) / spacing;
        return Math.min(mostOrigins, bearable);
    }

    @Override
    public CombinationModel fit(TimeSeries series) {
        requireHistory(series);
        List<CombinationModel.Member> fitted = new ArrayList<>();
        double least = Double.POSITIVE_INFINITY;
        int first = series.size() - horizon - (origins(series) - 1) * spacing;
        for (PointForecaster member : members) {
            if (member.minimumHistory() <= first && accepts(member, series)) {
                double error = error(member, series, first);
                least = Math.min(least, error);
                fitted.add(new CombinationModel.Member(member.name(), member.fit(series), error));
            }
        }
        if (fitted.isEmpty()) {
            throw new IllegalArgumentException("no member of " + name + " accepts the series");
        }
        return new CombinationModel(fitted, weights(fitted, least));
    }

    private static boolean accepts(PointForecaster member, TimeSeries series) {
        return !(member instanceof Logarithmic logarithmic) || logarithmic.accepts(series);
    }

    private double error(PointForecaster member, TimeSeries series, int first) {
        PointModel model = member.fit(series.prefix(first));
        double sum = 0;
        int count = 0;
        for (int at = first; at + horizon <= series.size(); at += spacing) {
            double[] path = model.path(horizon);
            for (int h = 0; h < horizon; h++) {
                double value = series.get(at + h);
                if (!Double.isNaN(value)) {
                    sum += Math.abs(value - path[h]);
                    count++;
                }
            }
            for (int t = at; t < Math.min(at + spacing, series.size()); t++) {
                model.update(series.get(t), series.isCensored(t));
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    private static double[] weights(List<CombinationModel.Member> members, double least) {
        double[] weights = new double[members.size()];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            double error = members.get(i).error();
            weights[i] = error <= least ? 1 : Math.pow(least / error, POWER);
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return weights;
    }
}
