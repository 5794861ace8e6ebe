package io.headroom.forecasting.coldstart;

import io.headroom.forecasting.TimeSeries;
import io.headroom.forecasting.calibration.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What members of long standing tell about one that is new: their course of the day, their typical level, and how far off one would
 * have been who had known as little of them ({@link Trial}). Each member is guessed by what the others tell, never by itself.
 * Small: the members' histories are not kept. Immutable.
 */
public final class GroupShape {

    /** How much of a newcomer may be known: its steps are rounded down to one of these. */
    private static final int[] KNOWN = {0, 1, 3, 6, 12, 24, 48, 96, 192};

    /** More members tell hardly more. */
    public static final int MOST_MEMBERS = 16;

    private static final int FEWEST_MEMBERS = 2;
    private static final int FEWEST_DAYS = 2;

    private final Profile profile;
    private final double typical;
    /** The most that any member ever used, in terms of its own level. */
    private final double peak;

    private final List<Span> spans;
    private final Trial[][] trials;
    private final int shift;

    private GroupShape(Profile profile, double typical, double peak, List<Span> spans, Trial[][] trials, int shift) {
        this.profile = profile;
        this.typical = typical;
        this.peak = peak;
        this.spans = spans;
        this.trials = trials;
        this.shift = shift;
    }

    /**
     * The shape of a group.
     *
     * @param members their histories, which all end at the same step; those with less than two days of observed and not all zero
     *     steps count for nothing, and of the others those that are observed most
     * @param spans the farthest target of each group of targets
     * @param levels of the quantiles, rising, in 0..1
     * @param day how many steps a day has
     * @return empty if there are not two members that count
     */
    public static Optional<GroupShape> of(List<TimeSeries> members, List<Span> spans, double[] levels, int day) {
        int reach = spans.stream()
                .mapToInt(span -> span.from() + span.length())
                .max()
                .orElse(0);
        List<double[]> histories = members.stream()
                .map(TimeSeries::trimmed)
                .filter(member -> member.observed() >= FEWEST_DAYS * day && 2 * member.observed() >= member.size())
                .filter(member -> member.size() >= reach + day)
                .sorted(Comparator.comparingInt(TimeSeries::observed).reversed())
                .map(GroupShape::values)
                .filter(values -> Member.level(values) > 0 && Double.isFinite(Member.level(values)))
                .limit(MOST_MEMBERS)
                .toList();
        if (histories.size() < FEWEST_MEMBERS) {
            return Optional.empty();
        }
        double[] sizes = histories.stream().mapToDouble(Member::level).toArray();
        List<double[]> courses = IntStream.range(0, sizes.length)
                .mapToObj(i -> Profile.own(histories.get(i), sizes[i], day))
                .toList();
        List<Member> known = new ArrayList<>();
        for (int i = 0; i < sizes.length; i++) {
            known.add(new Member(
                    histories.get(i), sizes[i], median(without(sizes, i)), Profile.of(without(courses, i), day)));
        }
        Trial[][] trials = new Trial[KNOWN.length][spans.size()];
        for (int k = 0; k < KNOWN.length; k++) {
            for (int span = 0; span < spans.size(); span++) {
                trials[k][span] = Trial.of(known, Math.min(KNOWN[k], day), spans.get(span), levels);
            }
        }
        double peak = IntStream.range(0, sizes.length)
                .mapToDouble(i -> largest(histories.get(i)) / sizes[i])
                .max()
                .orElseThrow();
        return Optional.of(
                new GroupShape(Profile.of(courses, day), median(sizes), peak, List.copyOf(spans), trials, 0));
    }

    /** The same as seen so many steps later. */
    public GroupShape later(int steps) {
        return new GroupShape(profile, typical, peak, spans, trials, shift + steps);
    }

    /** The level of the members in the middle. */
    public double typicalLevel() {
        return typical;
    }

    /**
     * What a newcomer is going to use in a span: no more beside what is guessed of it, or beside the typical level if that is more,
     * than the members' peaks were beside their own levels.
     *
     * @param own what is known of it
     * @param group position of the span's kind among the spans
     * @param from first step, 0 for the one that follows its last
     * @param to after the last step
     * @param row is filled: not negative, never falling, finite
     */
    public void speak(Newcomer own, int group, int from, int to, double[] row) {
        int bucket = 0;
        while (bucket + 1 < KNOWN.length && KNOWN[bucket + 1] <= own.known()) {
            bucket++;
        }
        Trial trial = trials[bucket][group];
        double level = level(own, trial.guess());
        int next = shift + own.since();
        double centre = trial.guess().shaped() ? level * profile.highest(next + from, next + to) : level;
        // Members that had stood still when they were guessed tell of multiples without end.
        double most = Math.min(Double.MAX_VALUE, peak * Math.max(centre, typical));
        for (int k = 0; k < row.length; k++) {
            row[k] = Math.min(most, trial.ratios()[k] * centre);
        }
    }

    private double level(Newcomer own, Guess guess) {
        int window = Math.min(guess.window(), own.known());
        int next = shift + own.since();
        double sum = 0;
        double course = 0;
        for (int ago = 1; ago <= window; ago++) {
            double value = own.ago(ago);
            if (!Double.isNaN(value)) {
                sum += value;
                course += guess.shaped() ? profile.at(next - ago) : 1;
            }
        }
        return Guess.level(sum, course, typical);
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).filter(value -> !Double.isNaN(value)).max().orElse(0);
    }

    private static double[] values(TimeSeries series) {
        return IntStream.range(0, series.size()).mapToDouble(series::get).toArray();
    }

    private static double[] without(double[] values, int left) {
        return IntStream.range(0, values.length)
                .filter(i -> i != left)
                .mapToDouble(i -> values[i])
                .toArray();
    }

    private static List<double[]> without(List<double[]> courses, int left) {
        List<double[]> others = new ArrayList<>(courses);
        others.remove(left);
        return others;
    }

    private static double median(double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
