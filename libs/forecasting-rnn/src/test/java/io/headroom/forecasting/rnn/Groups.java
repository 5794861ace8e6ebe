package io.headroom.forecasting.rnn;

import io.headroom.forecasting.Horizon;
import io.headroom.forecasting.TimeSeries;
import io.headroom.forecasting.group.Effort;
import io.headroom.forecasting.group.GroupSeries;
import io.headroom.forecasting.group.GroupTask;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Seeded groups for tests. */
final class Groups {

    static final int DAY = 24;
    static final Horizon HORIZON = Horizon.of(4, new int[] {1, 2}, 1);
    static final GroupTask TASK = new GroupTask(HORIZON, List.of(0.5, 0.9, 0.99), DAY);

    private Groups() {}

    /** Sines of a day, each of its own height and noise. */
    static List<GroupSeries> sines(int count, int days) {
        List<GroupSeries> group = new ArrayList<>();
        for (int series = 0; series < count; series++) {
            group.add(new GroupSeries(TimeSeries.of(sine(series, days)), 0));
        }
        return group;
    }

    private static double[] sine(long seed, int days) {
        Random random = new Random(seed);
        double height = 1 + 50 * random.nextDouble();
        double[] values = new double[days * DAY];
        for (int i = 0; i < values.length; i++) {
            double wave = 2 + Math.sin(2 * Math.PI * i / DAY) + 0.05 * random.nextGaussian();
            values[i] = Math.max(0, height * wave);
        }
        return values;
    }

    /** What nobody would choose: zeros, a constant, spikes of 1e12, gaps, one step. */
    static List<GroupSeries> nasty() {
        Random random = new Random(5);
        double[] spikes = random.doubles(200).toArray();
        spikes[50] = 1e12;
        spikes[199] = 1e12;
        double[] gaps = random.doubles(300).toArray();
        Arrays.fill(gaps, 10, 290, Double.NaN);
        double[] tiny = random.doubles(200).map(each -> each * 1e-12).toArray();
        double[] constant = new double[200];
        Arrays.fill(constant, 7e11);
        double[] endsMissing = random.doubles(100).toArray();
        Arrays.fill(endsMissing, 60, 100, Double.NaN);
        List<GroupSeries> group = new ArrayList<>();
        for (double[] values : List.of(
                new double[200], spikes, gaps, tiny, constant, endsMissing, new double[] {3}, new double[] {0, 1e300
                })) {
            group.add(new GroupSeries(TimeSeries.of(values), -17));
        }
        return group;
    }

    static Effort effort(long seed) {
        return effort(seed, 8);
    }

    static Effort effort(long seed, int epochs) {
        return new Effort(seed, 1, epochs, Duration.ofMinutes(30), share -> {});
    }
}
