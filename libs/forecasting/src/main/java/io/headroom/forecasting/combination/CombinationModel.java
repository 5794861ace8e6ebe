package io.headroom.forecasting.combination;

import io.headroom.forecasting.PointModel;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Fitted members and their weights. */
public final class CombinationModel implements PointModel {

    private final List<Member> members;
    private final double[] weights;

    CombinationModel(List<Member> members, double[] weights) {
        this.members = List.copyOf(members);
        this.weights = weights;
    }

    @Override
    public double[] path(int horizon) {
        double[] path = new double[horizon];
        for (int i = 0; i < weights.length; i++) {
            double[] own = members.get(i).model().path(horizon);
            for (int h = 0; h < horizon; h++) {
                path[h] += weights[i] * own[h];
            }
        }
        return path;
    }

    @Override
    public void update(double value, boolean censored) {
        for (Member member : members) {
            member.model().update(value, censored);
        }
    }

    /** What each member counts, by its name; together 1. */
    public Map<String, Double> weights() {
        Map<String, Double> named = new TreeMap<>();
        for (int i = 0; i < weights.length; i++) {
            named.put(members.get(i).name(), weights[i]);
        }
        return named;
    }

    /**
     * A fitted forecaster.
     *
     * @param error mean absolute, over the rolling origins
     */
    record Member(String name, PointModel model, double error) {}
}
