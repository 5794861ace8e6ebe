package io.headroom.bench;

import java.io.PrintStream;
import java.util.Locale;

/** Prints figures beside their limits or their peers of the same run, and counts the ones that pass. */
public final class Verdicts {

    private final Targets targets;
    private final PrintStream out;
    private int passed;
    private int failed;

    public Verdicts(Targets targets, PrintStream out) {
        this.targets = targets;
        this.out = out;
    }

    /** For what is not a verdict: progress bars, tables. */
    public PrintStream out() {
        return out;
    }

    /**
     * Passes a figure that is at most its limit.
     *
     * @param limit name in {@code bench/targets.properties}
     */
    public void atMost(Figure figure, String limit) {
        double bound = targets.limit(limit);
        judge(figure.value() <= bound, figure, "limit at most " + Figure.text(bound, figure.unit()), bound);
    }

    /**
     * Passes a figure that is at least its limit.
     *
     * @param limit name in {@code bench/targets.properties}
     */
    public void atLeast(Figure figure, String limit) {
        double bound = targets.limit(limit);
        judge(figure.value() >= bound, figure, "limit at least " + Figure.text(bound, figure.unit()), bound);
    }

    /**
     * Passes a figure that is at most so many times its peer, measured in the same run.
     *
     * @param limit name of the ratio in {@code bench/targets.properties}
     */
    public void atMostTimes(Figure figure, Figure peer, String limit) {
        double bound = targets.limit(limit);
        judge(figure.value() <= bound * peer.value(), figure, beside(peer) + ", limit at most " + times(bound), peer);
    }

    /**
     * Passes a figure that is at least so many times its peer, measured in the same run.
     *
     * @param limit name of the ratio in {@code bench/targets.properties}
     */
    public void atLeastTimes(Figure figure, Figure peer, String limit) {
        double bound = targets.limit(limit);
        judge(figure.value() >= bound * peer.value(), figure, beside(peer) + ", limit at least " + times(bound), peer);
    }

    /** Shows a figure beside its peer of the same run without judging it. */
    public void show(Figure figure, Figure peer) {
        line("", figure, beside(peer), peer.value());
    }

    /** Prints {@code N passed, N failed}; whether something was judged and all of it passed. */
    public boolean close() {
        out.println(passed + " passed, " + failed + " failed");
        out.flush();
        return failed == 0 && passed > 0;
    }

    private void judge(boolean ok, Figure figure, String beside, Figure peer) {
        judge(ok, figure, beside, peer.value());
    }

    private void judge(boolean ok, Figure figure, String beside, double reference) {
        passed += ok ? 1 : 0;
        failed += ok ? 0 : 1;
        line(ok ? "ok" : "FAIL", figure, beside, reference);
    }

    private void line(String verdict, Figure figure, String beside, double reference) {
        out.printf(
                Locale.ROOT,
                "%-5s %-44s %12s   %s   ratio %s%n",
                verdict,
                figure.what(),
                figure.text(),
                beside,
                times(figure.value() / reference));
        out.flush();
    }

    private static String beside(Figure peer) {
        return peer.what() + " " + peer.text();
    }

    private static String times(double ratio) {
        return Figure.text(ratio, "");
    }
}
