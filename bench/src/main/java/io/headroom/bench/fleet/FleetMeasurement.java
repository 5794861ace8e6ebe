package io.headroom.bench.fleet;

import io.headroom.bench.Figure;
import io.headroom.bench.Measurement;
import io.headroom.bench.Options;
import io.headroom.bench.OwnSuite;
import io.headroom.bench.Percentiles;
import io.headroom.bench.Verdicts;
import io.headroom.local.LaunchException;
import io.headroom.local.Pause;
import io.headroom.local.Progress;
import io.headroom.local.RunningSuite;
import io.headroom.local.SuiteApi;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Forecasts of a fleet in real time, four resources a VM: what a refresh costs, whether a storm of refits delays ingestion,
 * how soon forecasts are back after forecast-service was killed. The VMs are not registered: nothing is planned for them.
 */
public final class FleetMeasurement implements Measurement {

    private static final Duration STEP = Duration.ofMinutes(5);

    /** Three times of it, 50 ms, are no delay that anybody notices. */
    private static final double UNNOTICED_MS = 50.0 / 3;

    private static final Duration PATIENCE = Duration.ofMinutes(60);

    @Override
    public String name() {
        return "fleet";
    }

    @Override
    public String purpose() {
        return "forecasts of 2,000 VMs in the running suite: cost, restart, ingestion during a storm of refits";
    }

    @Override
    public void run(List<String> words, Verdicts verdicts) throws Exception {
        Options options = Options.of(words, Map.of("vms", "2000", "days", "14", "quiet", "120", "storm", "120"));
        List<String> vms = Loaded.names(options.count("vms"));
        Map<String, String> settings = Map.of(
                "HEADROOM_FORECAST_DIRECTORY_UNREGISTEREDVMCAP",
                Integer.toString(vms.size()),
                "HEADROOM_GATEWAY_RATELIMIT_REQUESTS",
                "1000000");
        try (OwnSuite own = OwnSuite.start(settings, verdicts.out());
                Arrivals arrivals = new Arrivals(own.suite().bootstrapServers())) {
            RunningSuite suite = own.suite();
            SuiteApi api = new SuiteApi(suite.gatewayUrl(), suite.tokens());
            Run run = new Run(api, arrivals, new ServiceProcess("forecast-service"), vms, verdicts);
            run.fill(options.count("days"));
            try (LiveLoad load = new LiveLoad(api, vms)) {
                Figure quiet = run.quiet(load, options.count("quiet"));
                run.storm(load, quiet, options.count("storm"));
                run.restart();
                run.refresh(load);
            }
        }
    }

    /** One run, phase by phase. */
    private record Run(SuiteApi api, Arrivals arrivals, ServiceProcess service, List<String> vms, Verdicts verdicts) {

        void fill(int days) {
            long began = System.nanoTime();
            new Loaded(api, out()).load(vms, days);
            say("%d VMs x %d days of steps imported in %.0f s", vms.size(), days, seconds(began));
            await("First fits", began);
            say(
                    "every VM has its first forecast %.0f s after the import began; %.0f s of processor time, %.0f MiB at most",
                    seconds(began), service.cpuSeconds(), service.peakMib());
        }

        /** Ingestion while no model is fitted. */
        Figure quiet(LiveLoad load, int seconds) {
            load.take();
            Pause.ms(seconds * 1_000L);
            return ingestion("quiet", Percentiles.of(load.take()));
        }

        /** A whole step, from its beginning to the next one's. */
        void refresh(LiveLoad load) {
            long toStep = STEP.toMillis() - Instant.now().toEpochMilli() % STEP.toMillis();
            say("waiting %d s for the next step", toStep / 1_000);
            Pause.ms(toStep);
            arrivals.begin();
            load.take();
            double cpuBefore = service.cpuSeconds();
            long began = System.nanoTime();
            await("Refreshing", began);
            double first = seconds(began, arrivals.first().orElse(began));
            double last = seconds(began, arrivals.last().orElse(began));
            double cpuRefresh = service.cpuSeconds() - cpuBefore;
            Pause.ms(Math.max(1, STEP.toMillis() - (System.nanoTime() - began) / 1_000_000));
            double cpu = service.cpuSeconds() - cpuBefore;
            ingestion("while refreshing", Percentiles.of(load.take()));
            say(
                    "predictions came %.1f to %.1f s after the step began, %.0f bytes each; %.1f s of processor time until then, "
                            + "%.1f s in the whole step",
                    first, last, arrivals.meanBytes(), cpuRefresh, cpu);
            int processors = Runtime.getRuntime().availableProcessors();
            verdicts.atMost(
                    new Figure(
                            "share of " + processors + " processors while refreshing",
                            cpu / STEP.toSeconds() / processors,
                            ""),
                    "fleet.cpu.share");
        }

        /** Every VM's models asked for anew. */
        void storm(LiveLoad load, Figure quiet, int seconds) {
            Progress progress = new Progress(out(), "Asking for refits", vms.size());
            load.take();
            long before = arrivals.count();
            double cpuBefore = service.cpuSeconds();
            long began = System.nanoTime();
            for (String vm : vms) {
                api.post(Loaded.TENANT, "/api/v1/vms/" + vm + "/models:refit", "")
                        .require("The refit", 202);
                progress.advance();
            }
            Pause.ms(Math.max(1, seconds * 1_000L - (System.nanoTime() - began) / 1_000_000));
            double lasted = seconds(began);
            Figure storm = ingestion("in the storm", Percentiles.of(load.take()));
            say(
                    "the storm: %d forecasts in %.0f s, %.2f of a processor",
                    arrivals.count() - before, lasted, (service.cpuSeconds() - cpuBefore) / lasted);
            verdicts.atMostTimes(
                    storm,
                    quiet.value() >= UNNOTICED_MS ? quiet : new Figure("what nobody notices", UNNOTICED_MS, "ms"),
                    "fleet.storm");
        }

        void restart() {
            arrivals.begin();
            long started = service.killed();
            arrivals.begin();
            await("Restarting", started);
            verdicts.atMost(
                    new Figure(
                            "restarted to first forecast",
                            seconds(started, arrivals.first().orElse(Long.MAX_VALUE)),
                            "s"),
                    "fleet.restart.s");
            say(
                    "all %d VMs forecast %.1f s after the restart; %.1f s of processor time, %.0f MiB at most",
                    vms.size(),
                    seconds(started, arrivals.last().orElse(started)),
                    service.cpuSeconds(),
                    service.peakMib());
        }

        private Figure ingestion(String when, Percentiles latencies) {
            say(
                    "ingestion %s: %d requests, median %.1f ms, p99 %.1f ms",
                    when, latencies.count(), latencies.median(), latencies.at(0.99));
            return new Figure("ingestion p99, " + when, latencies.at(0.99), "ms");
        }

        private void await(String what, long began) {
            Progress progress = new Progress(out(), what, vms.size());
            while (arrivals.vms() < vms.size()) {
                if (seconds(began) > PATIENCE.toSeconds()) {
                    throw new LaunchException(arrivals.vms() + " of " + vms.size() + " VMs have a forecast after "
                            + PATIENCE.toMinutes() + " min");
                }
                progress.at(arrivals.vms());
                Pause.ms(200);
            }
            progress.at(vms.size());
        }

        private PrintStream out() {
            return verdicts.out();
        }

        private void say(String format, Object... values) {
            out().printf(Locale.ROOT, format + "%n", values);
            out().flush();
        }

        private static double seconds(long since) {
            return seconds(since, System.nanoTime());
        }

        private static double seconds(long from, long to) {
            return (to - from) / 1e9;
        }
    }
}
