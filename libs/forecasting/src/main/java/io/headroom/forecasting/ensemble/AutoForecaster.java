package io.headroom.forecasting.ensemble;

import io.headroom.forecasting.Fallback;
import io.headroom.forecasting.Horizon;
import io.headroom.forecasting.PointForecaster;
import io.headroom.forecasting.TimeSeries;
import io.headroom.forecasting.UnusableSeriesException;
import io.headroom.forecasting.calibration.Span;
import io.headroom.forecasting.coldstart.GroupShape;
import io.headroom.forecasting.seasonality.Seasons;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Chooses what speaks for a series: experts that have enough past forecast its held-back rest from origins throughout, and for
 * every group of targets and every level the mixture with the least pinball loss is taken. Those chosen before are only left
 * for rivals that are better by {@link #SWITCHING_PENALTY}.
 */
public final class AutoForecaster {

    /** How much better, as a share of the loss, a rival must be to replace one chosen before. */
    public static final double SWITCHING_PENALTY = 0.03;

    private static final int SHORTEST_BACKTEST = 48;
    private static final int DAYS = 14;
    private static final int BORROWING_DAYS = 2;
    private static final double HALF_LIFE_DAYS = 4;

    /** Smallest spread as a share of the mean, and smallest at all. */
    private static final double FLOOR = 0.02;

    private static final double TINY = 1e-9;

    /** How many seasons are looked for, how long the shortest is, and how often one must have passed. */
    private static final int SEASONS = 2;

    private static final int SHORTEST_PERIOD = 6;
    private static final int CYCLES = 4;

    /** A period in the name of an expert. */
    private static final Pattern PERIOD = Pattern.compile("\\((\\d{1,6})\\)");

    private final Horizon horizon;
    private final double[] levels;
    private final int day;
    private final List<TargetGroup> groups;
    private final List<PointForecaster> models;
    private final Predicate<String> allowed;
    private final List<Expert> usual;

    /**
     * @param horizon what is asked for
     * @param levels of the quantiles, rising, in 0..1
     * @param day how many steps a day has
     */
    public AutoForecaster(Horizon horizon, double[] levels, int day) {
        this(horizon, levels, day, List.of(), name -> true);
    }

    /**
     * One with more models, or with fewer experts.
     *
     * @param models what is walked through a history beside the experts that look at it directly
     * @param allowed tells by name whether an expert may speak
     */
    public AutoForecaster(
            Horizon horizon, double[] levels, int day, List<PointForecaster> models, Predicate<String> allowed) {
        this.horizon = horizon;
        this.levels = levels.clone();
        this.day = day;
        this.groups = TargetGroup.of(horizon);
        this.models = List.copyOf(models);
        this.allowed = allowed;
        this.usual = Expert.all(day, 7 * day).stream()
                .filter(expert -> allowed.test(expert.name()))
                .toList();
    }

    /** How many steps of history are worth giving: two weeks. */
    public int usefulHistory() {
        return DAYS * day;
    }

    /** Names of the experts that look at any history directly; one with a period of its own has more. */
    public List<String> experts() {
        return usual.stream().map(Expert::name).toList();
    }

    /** Those that look at a history directly, of a day, a week and the periods given. */
    private Stream<Expert> looking(List<Integer> periods) {
        return Stream.concat(
                usual.stream(),
                periods.stream().flatMap(Expert::ofPeriod).filter(expert -> allowed.test(expert.name())));
    }

    /** What the history repeats itself in beside a day and a week. */
    private List<Integer> periods(TimeSeries series) {
        List<Integer> periods = new ArrayList<>();
        if (series.size() >= CYCLES * SHORTEST_PERIOD) {
            for (var season : Seasons.of(series.filled(), SEASONS, day, 7 * day)) {
                int period = season.period();
                boolean another = Stream.of(day, 7 * day).noneMatch(known -> Math.abs(known - period) <= known / 50);
                if (another && period >= SHORTEST_PERIOD && CYCLES * period <= series.size()) {
                    periods.add(period);
                }
            }
        }
        return periods;
    }

    /**
     * Fits the series.
     *
     * @param before names of the experts chosen before, empty if none were
     * @throws UnusableSeriesException if no step of the series is observed
     */
    public FittedModel fit(TimeSeries given, Collection<String> before) {
        return fit(given, before, null);
    }

    /** What members of a group tell one that is new: their histories all end at the same step. Empty if that is too little. */
    public Optional<GroupShape> shape(List<TimeSeries> members) {
        List<Span> farthest = groups.stream()
                .map(group -> new Span(
                        horizon.from(group.targets().get(group.targets().size() - 1)), group.length()))
                .toList();
        return GroupShape.of(members, farthest, levels, day);
    }

    /** Up to how many steps a series borrows from its group. */
    public int borrowsUntil() {
        return BORROWING_DAYS * day;
    }

    /**
     * Fits the series.
     *
     * @param before names of the experts chosen before, empty if none were
     * @param shape of its group as seen from its end, which it borrows while it is short; null for none
     * @throws UnusableSeriesException if no step of the series is observed
     */
    public FittedModel fit(TimeSeries given, Collection<String> before, @Nullable GroupShape shape) {
        TimeSeries series = given.trimmed();
        if (series.observed() == 0) {
            throw new UnusableSeriesException("no step of the series is observed");
        }
        History history = new History(series, usefulHistory());
        Borrowed borrowed = shape == null || series.size() >= borrowsUntil()
                ? null
                : new Borrowed(shape, history, SHORTEST_BACKTEST, borrowsUntil());
        if (series.size() < SHORTEST_BACKTEST) {
            List<@Nullable Mixture> none = new ArrayList<>();
            groups.forEach(group -> none.add(null));
            FittedModel.Accuracy unknown = new FittedModel.Accuracy(Double.NaN, new double[0], List.of());
            Fallback rung = borrowed == null ? Fallback.NO_HISTORY : Fallback.BORROWED_SHAPE;
            return new FittedModel(horizon, levels, history, groups, none, unknown, rung, borrowed);
        }
        Origins origins = new Origins(history, day);
        int past = origins.past(history);
        TimeSeries known = series.suffix(history.size() - history.oldest());
        List<Expert> able = Stream.concat(
                        looking(periods(known)).filter(expert -> expert.reach() <= past),
                        models.stream()
                                .filter(model -> model.minimumHistory() <= past && allowed.test(model.name()))
                                .map(model -> Walk.through(known, history.oldest(), origins, model, horizon.length()))
                                .flatMap(Expert::around))
                .toList();
        double floor = TINY + FLOOR * history.mean(history.size() - 1, history.size());
        Views views = new Views(history, origins, levels, floor);
        Contest contest = new Contest(able, Set.copyOf(before), levels, views, floor, HALF_LIFE_DAYS * day);
        Books books = new Books(able, levels.length);
        List<@Nullable Mixture> mixtures = new ArrayList<>();
        for (TargetGroup group : groups) {
            Outcomes outcomes = new Outcomes(history, horizon, origins, group);
            if (able.isEmpty() || outcomes.count() < Contest.ENOUGH) {
                mixtures.add(nearest(mixtures, group));
                continue;
            }
            Contest.Ranking ranking = contest.rank(outcomes);
            books.enter(group, ranking);
            if (group.near()) {
                books.enter(group, contest.trial(outcomes, ranking.kept()));
            }
            mixtures.add(contest.mixture(outcomes, ranking.kept()));
        }
        Fallback rung = borrowed != null ? Fallback.BORROWED_SHAPE : past > day ? null : Fallback.SHORT_HISTORY;
        return new FittedModel(horizon, levels, history, groups, mixtures, books.close(), rung, borrowed);
    }

    /**
     * The model that {@link FittedModel#save()} wrote, going on from another history: nothing is fitted.
     *
     * @return null if there is no observed step, if it was written by another version or for another horizon, or if it had
     *     borrowed from its group
     */
    public @Nullable FittedModel restore(TimeSeries given, byte[] saved) {
        TimeSeries series = given.trimmed();
        return series.observed() == 0
                ? null
                : Saved.read(
                        saved,
                        horizon,
                        levels,
                        new History(series, usefulHistory()),
                        groups,
                        name -> named(name, series));
    }

    /** The expert of a name, going on from a history; null if there is none or the history is too short for it. */
    private @Nullable Expert named(String name, TimeSeries series) {
        Stream<Expert> walking = models.stream()
                .filter(model -> name.startsWith(model.name()) && model.minimumHistory() <= series.size())
                .map(model -> Walk.from(series.suffix(usefulHistory()), model, horizon.length()))
                .flatMap(Expert::around);
        List<Integer> periods = new ArrayList<>();
        Matcher period = PERIOD.matcher(name);
        if (period.find()) {
            periods.add(Integer.parseInt(period.group(1)));
        }
        return Stream.concat(looking(periods), walking)
                .filter(expert -> expert.name().equals(name) && expert.reach() <= series.size())
                .findFirst()
                .orElse(null);
    }

    /** Where history is too short for a group, the mixture of the farthest one of the same length speaks for it too. */
    private @Nullable Mixture nearest(List<@Nullable Mixture> mixtures, TargetGroup group) {
        for (int i = mixtures.size() - 1; i >= 0; i--) {
            if (groups.get(i).length() == group.length() && mixtures.get(i) != null) {
                return mixtures.get(i);
            }
        }
        return null;
    }
}
