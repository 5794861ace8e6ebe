package io.headroom.forecasting.ensemble;

import io.headroom.forecasting.Fallback;
import io.headroom.forecasting.Forecast;
import io.headroom.forecasting.Horizon;
import io.headroom.forecasting.PlannedLoad;
import io.headroom.forecasting.Score;
import io.headroom.forecasting.TimeSeries;
import io.headroom.forecasting.calibration.Calibration;
import io.headroom.forecasting.calibration.Outcomes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was chosen for one series: a mixture for every group of targets, and the history they speak from. It takes each further
 * step in constant time. Not thread-safe.
 */
public final class FittedModel {

    private static final String GROUP_SHAPE = "group-shape";

    private final Horizon horizon;
    private final double[] levels;
    private final History history;
    private final List<TargetGroup> groups;
    private final List<@Nullable Mixture> mixtures;
    private final Accuracy accuracy;
    private final @Nullable Fallback fallback;
    private final @Nullable Borrowed borrowed;
    private final List<Walk> walks;
    private final Calibration calibration;
    private final Announcer announcer;
    private final Outcomes outcomes = new Came();

    FittedModel(
            Horizon horizon,
            double[] levels,
            History history,
            List<TargetGroup> groups,
            List<@Nullable Mixture> mixtures,
            Accuracy accuracy,
            @Nullable Fallback fallback,
            @Nullable Borrowed borrowed) {
        this.horizon = horizon;
        this.levels = levels;
        this.history = history;
        this.groups = groups;
        this.mixtures = mixtures;
        this.accuracy = accuracy;
        this.fallback = fallback;
        this.borrowed = borrowed;
        this.walks = mixtures.stream()
                .flatMap(FittedModel::voices)
                .flatMap(voice -> voice.walk().stream())
                .distinct()
                .toList();
        walks.forEach(Walk::forget);
        this.calibration =
                new Calibration(groups.stream().map(TargetGroup::nearest).toList(), levels);
        this.announcer = new Announcer(horizon, levels, history, groups, mixtures, calibration, borrowed);
    }

    private static Stream<Voice> voices(@Nullable Mixture mixture) {
        return mixture == null ? Stream.empty() : mixture.voices().stream();
    }

    /** How the choice did where it had not learned. */
    record Accuracy(double loss, double[] coverage, List<Score> scores) {}

    /** The names of the experts that weigh most, the heaviest first, with plus signs between; at most three and the group. */
    public String name() {
        String own = ownName();
        return borrowed == null ? own : own.isEmpty() ? GROUP_SHAPE : GROUP_SHAPE + "+" + own;
    }

    private String ownName() {
        Map<String, Double> weights = new LinkedHashMap<>();
        for (Mixture mixture : mixtures) {
            if (mixture != null) {
                for (int voice = 0; voice < mixture.voices().size(); voice++) {
                    weights.merge(mixture.voices().get(voice).expert().name(), mixture.weight(voice), Double::sum);
                }
            }
        }
        List<String> names = new ArrayList<>(weights.keySet());
        names.sort(Comparator.comparing(weights::get, Comparator.reverseOrder()));
        if (names.isEmpty()) {
            return borrowed == null ? Level.LAST.title() : "";
        }
        return String.join("+", names.subList(0, Math.min(3, names.size())));
    }

    /** Names of all experts that speak. */
    public List<String> experts() {
        return mixtures.stream()
                .flatMap(FittedModel::voices)
                .map(voice -> voice.expert().name())
                .distinct()
                .sorted()
                .toList();
    }

    /** Mean pinball loss over single steps and windows where it had not learned, in the series' unit; NaN if unknown. */
    public double loss() {
        return accuracy.loss();
    }

    /** Share of single-step outcomes at or below each level where it had not learned; empty if there were none. */
    public double[] coverage() {
        return accuracy.coverage().clone();
    }

    /** Share of single-step outcomes at or below each level as it was published, recent ones weighing more; NaN without any. */
    public double[] observedCoverage() {
        return calibration.coverage();
    }

    /** How many outcomes {@link #observedCoverage()} comes from, older ones counting less. */
    public double outcomes() {
        return calibration.outcomes();
    }

    /** From now on what came no longer moves the quantiles; it is still counted. */
    public void freezeCalibration() {
        calibration.freeze();
    }

    /**
     * Goes on with what another model of the same series and horizon learned since it was published.
     *
     * @param gap how many steps this one has taken that the other has not, at least 0
     */
    public void continues(FittedModel other, long gap) {
        calibration.continues(other.calibration, history.size() - gap - other.history.size());
    }

    /**
     * What the history looks like.
     *
     * @param day how many steps a day has
     */
    public Explanation explain(int day) {
        return Explanation.of(history, day);
    }

    Calibration calibration() {
        return calibration;
    }

    /** The scores of the best experts on their own, the best near one first; none after a restore. */
    public List<Score> scores() {
        return accuracy.scores();
    }

    /** What was chosen, for {@link AutoForecaster#restore}; the history is not part of it. */
    public byte[] save() {
        return Saved.write(horizon, levels, mixtures, accuracy, fallback, calibration);
    }

    /** Why this is a lower rung of the ladder, or null. */
    public @Nullable Fallback fallback() {
        return fallback;
    }

    /**
     * Takes the next step.
     *
     * @param value what was used, finite and not negative; NaN if the step is missing
     * @param censored whether demand was at least this
     */
    public void update(double value, boolean censored) {
        TimeSeries.requireUsable(value, history.size());
        history.add(value, censored);
        walks.forEach(walk -> walk.update(value, censored));
        calibration.came(history.size() - 1L, outcomes);
    }

    /** The forecast from the step after the last one taken: what it says is what later outcomes are held to. */
    public Forecast predict() {
        return predict(PlannedLoad.none());
    }

    /** The same with events that are known in advance; the model learns and is held to account without them. */
    public Forecast predict(PlannedLoad planned) {
        double[][] rows = announcer.without();
        for (int g = 0; g < groups.size(); g++) {
            calibration.published(
                    g, history.size(), rows[groups.get(g).targets().get(0)]);
        }
        announcer.plan(planned, rows);
        return Forecast.of(horizon, rows);
    }

    /** What came, as the history has it. */
    private final class Came implements Outcomes {

        @Override
        public double largest(int length) {
            double largest = 0;
            for (int step = history.size() - length; step < history.size(); step++) {
                if (history.isMissing(step)) {
                    return Double.NaN;
                }
                largest = Math.max(largest, history.get(step));
            }
            return largest;
        }

        @Override
        public boolean censored(int length) {
            for (int step = history.size() - length; step < history.size(); step++) {
                if (history.isCensored(step)) {
                    return true;
                }
            }
            return false;
        }
    }
}
