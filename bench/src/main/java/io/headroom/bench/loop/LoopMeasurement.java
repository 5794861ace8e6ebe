package io.headroom.bench.loop;

import io.headroom.bench.Figure;
import io.headroom.bench.Measurement;
import io.headroom.bench.MisusedException;
import io.headroom.bench.Options;
import io.headroom.bench.OwnSuite;
import io.headroom.bench.Percentiles;
import io.headroom.bench.Verdicts;
import io.headroom.contracts.Topic;
import io.headroom.local.RunningSuite;
import io.headroom.local.SuiteApi;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** How long it takes from a surging sample at the gateway to an applied allocation, in real time on real servers. */
public final class LoopMeasurement implements Measurement {

    /** Somewhat fewer than bring a VM to its maximum, where it would grow no further. */
    private static final int MOST_PER_VM = 5;

    private static final Duration SPANS_WRITTEN = Duration.ofSeconds(20);

    @Override
    public String name() {
        return "loop";
    }

    @Override
    public String purpose() {
        return "from a surging sample at the gateway to an applied allocation";
    }

    @Override
    public void run(List<String> words, Verdicts verdicts) throws Exception {
        Options options = Options.of(words, Map.of("surges", "200", "vms", "50"));
        int count = options.count("surges");
        int vms = options.count("vms");
        if (count > MOST_PER_VM * vms) {
            throw new MisusedException("A VM has room for " + MOST_PER_VM + " surges before it reaches its maximum: "
                    + count + " surges need at least --vms " + (count + MOST_PER_VM - 1) / MOST_PER_VM);
        }
        try (OwnSuite own = OwnSuite.start(Map.of("HEADROOM_SIMULATED_LATENCY", "0s"), verdicts.out())) {
            Surging surging = surge(own.suite(), vms, count, verdicts.out());
            Map<String, List<Span>> spans = new SpanFiles(
                            own.suite().directory().resolve("traces"))
                    .read(
                            surging.surges().stream().map(Surge::traceId).collect(Collectors.toSet()),
                            Trail::shownBy,
                            SPANS_WRITTEN);
            explain(surging.surges(), spans, verdicts.out());
            judge(surging, verdicts);
            verdicts.atLeast(
                    new Figure("traces that show every hop", count(spans.values(), Trail::shownBy), ""), "loop.traces");
        }
    }

    private static Surging surge(RunningSuite suite, int vms, int count, PrintStream out)
            throws InterruptedException, ExecutionException {
        SuiteApi api = new SuiteApi(suite.gatewayUrl(), suite.tokens());
        Reports reports = new Reports();
        Tap allocations = new Tap(suite.bootstrapServers(), Topic.ALLOCATIONS.topicName(), reports::arrived);
        RoundTrip bare = new RoundTrip(suite.bootstrapServers());
        try (allocations;
                bare) {
            Surging surging = new Surging(api, reports, bare, out);
            surging.run(new Vms(api, reports, out).make(vms), count);
            return surging;
        }
    }

    private static void judge(Surging surging, Verdicts verdicts) {
        List<Surge> surges = surging.surges();
        Percentiles bare = Percentiles.of(surging.roundTrips());
        Percentiles seen = of(surges, Surge::seenMs);
        Percentiles effective = of(surges, Surge::effectiveMs);
        Figure bareMedian = new Figure("bare Kafka round trip, median", bare.median(), "ms");
        Figure bareLate = new Figure("bare Kafka round trip, p99", bare.at(0.99), "ms");
        Figure seenMedian = new Figure("sample to report seen, median", seen.median(), "ms");
        Figure seenLate = new Figure("sample to report seen, p99", seen.at(0.99), "ms");
        verdicts.show(
                new Figure(
                        "sample to answer, median",
                        of(surges, Surge::answeredMs).median(),
                        "ms"),
                bareMedian);
        verdicts.show(new Figure("sample to effective, median", effective.median(), "ms"), bareMedian);
        verdicts.show(new Figure("sample to effective, p99", effective.at(0.99), "ms"), bareLate);
        verdicts.show(seenMedian, bareMedian);
        verdicts.show(seenLate, bareLate);
        verdicts.atMost(seenMedian, "loop.median.ms");
        verdicts.atMost(seenLate, "loop.p99.ms");
        verdicts.atLeast(
                new Figure("surges that led to an applied allocation", count(surges, Surge::applied), ""),
                "loop.surges");
    }

    private static <T> long count(Collection<T> all, Predicate<T> counted) {
        return all.stream().filter(counted).count();
    }

    private static Percentiles of(List<Surge> surges, ToDoubleFunction<Surge> figure) {
        return Percentiles.of(surges.stream().map(figure::applyAsDouble).toList());
    }

    private static void explain(List<Surge> surges, Map<String, List<Span>> spans, PrintStream out) {
        List<Surge> applied = surges.stream()
                .filter(Surge::applied)
                .sorted(Comparator.comparingDouble(Surge::seenMs))
                .toList();
        if (applied.isEmpty()) {
            return;
        }
        new Hops(applied, spans).print(out);
        print("The median surge", applied.get((applied.size() - 1) / 2), spans, out);
        print("The slowest surge", applied.get(applied.size() - 1), spans, out);
    }

    private static void print(String what, Surge surge, Map<String, List<Span>> spans, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "%n%s, of VM %s, posted at %s: seen after %.1f ms%n",
                what,
                surge.vmId(),
                surge.posted(),
                surge.seenMs());
        new SpanTree(spans.getOrDefault(surge.traceId(), List.of()), surge.posted()).print(out, surge.seen());
    }
}
