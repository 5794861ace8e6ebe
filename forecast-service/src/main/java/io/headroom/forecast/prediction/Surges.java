package io.headroom.forecast.prediction;

import io.headroom.contracts.DemandForecast;
import io.headroom.contracts.MetricSample;
import io.headroom.contracts.Resource;
import io.headroom.contracts.ResourceAmounts;
import io.headroom.contracts.ResourceForecast;
import io.headroom.contracts.ResourceForecast.Observed;
import io.headroom.contracts.VmRef;
import io.headroom.forecast.directory.VmDirectory;
import io.headroom.forecast.directory.VmForgotten;
import io.headroom.forecast.history.SamplesStored;
import io.headroom.forecast.model.Fleet;
import io.headroom.forecast.model.Refits;
import io.headroom.forecast.model.VmSubject;
import io.headroom.support.DomainTime;
import io.headroom.support.messaging.Received;
import io.headroom.support.observability.Traces;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Watches live samples for present use that left the published band or came near the allocation, and publishes a forecast
 * of that VM at once. Within one step a VM surges again only if its use has risen further.
 */
@Component
class Surges {

    /** Use from this share of the effective allocation on stands at its limit: demand is at least this. */
    static final double CENSORED_FROM = 0.95;

    /** A use this much above the band is worth an answer; less is noise. */
    private static final double MATERIAL = 1.05;

    /** Position of the level in the published grid that a use has to pass. */
    private static final int UPPER = DemandForecast.LEVELS.indexOf(0.99);

    private final Fleet fleet;
    private final Refits refits;
    private final VmDirectory directory;
    private final Predictions predictions;
    private final DomainTime time;
    private final Traces traces;
    private final Map<VmRef, Answered> answered = new ConcurrentHashMap<>();

    Surges(Fleet fleet, Refits refits, VmDirectory directory, Predictions predictions, DomainTime time, Traces traces) {
        this.fleet = fleet;
        this.refits = refits;
        this.directory = directory;
        this.predictions = predictions;
        this.time = time;
        this.traces = traces;
    }

    @EventListener
    void stored(SamplesStored event) {
        for (Received<MetricSample> received : event.samples()) {
            MetricSample sample = received.record();
            if (time.stepIndex(time.now()) - time.stepIndex(sample.at()) > 1) {
                continue;
            }
            VmSubject subject = fleet.of(new VmRef(sample.tenantId(), sample.vmId()));
            boolean surging = observe(subject, sample);
            if (!subject.fitted()) {
                refits.request(subject.vm());
            } else if (surging) {
                traces.continuing(
                        received.traceparent(),
                        "surge forecast",
                        () -> predictions.publish(List.of(subject), DemandForecast.Trigger.SURGE));
            }
        }
    }

    @EventListener
    void forget(VmForgotten event) {
        answered.remove(event.vm());
    }

    private boolean observe(VmSubject subject, MetricSample sample) {
        ResourceAmounts effective = directory.effective(subject.vm()).orElse(null);
        long step = time.stepIndex(sample.at());
        boolean surging = false;
        for (Resource resource : Resource.values()) {
            Double use = use(sample, resource);
            if (use == null) {
                continue;
            }
            boolean censored = effective != null && atItsLimit(use, resource, effective);
            subject.observe(resource, new Observed(use, sample.at(), censored));
            if ((censored || aboveTheBand(subject, resource, step, use)) && risen(subject.vm(), resource, step, use)) {
                surging = true;
            }
        }
        return surging;
    }

    private static boolean atItsLimit(double use, Resource resource, ResourceAmounts effective) {
        double limit = resource == Resource.CPU ? effective.cpuMillicores() / 1_000.0 : effective.get(resource);
        return limit > 0 && use >= CENSORED_FROM * limit;
    }

    private static boolean aboveTheBand(VmSubject subject, Resource resource, long step, double use) {
        DemandForecast forecast = subject.published().orElse(null);
        if (forecast == null) {
            return false;
        }
        long offset = step - forecast.from().toEpochMilli() / forecast.step().toMillis();
        if (offset < 0 || offset >= DemandForecast.STEPS) {
            return false;
        }
        return forecast.resources().stream()
                .filter(candidate -> candidate.resource() == resource)
                .mapToDouble(candidate -> upper(candidate, (int) offset))
                .anyMatch(upper -> use > upper * MATERIAL);
    }

    private static double upper(ResourceForecast forecast, int offset) {
        return forecast.steps().get(offset).get(UPPER);
    }

    private boolean risen(VmRef vm, Resource resource, long step, double use) {
        Answered before = answered.get(vm);
        Answered now = before != null && before.step == step ? before : new Answered(step);
        double last = now.use.getOrDefault(resource, -1.0);
        if (use <= last * MATERIAL) {
            return false;
        }
        now.use.put(resource, use);
        answered.put(vm, now);
        return true;
    }

    private static @Nullable Double use(MetricSample sample, Resource resource) {
        return switch (resource) {
            case CPU -> sample.cpuCoresUsed();
            case MEMORY -> sample.memoryMibUsed();
            case DISK -> sum(sample.diskReadKibPerS(), sample.diskWriteKibPerS());
            case NETWORK -> sum(sample.networkRxKibPerS(), sample.networkTxKibPerS());
        };
    }

    private static @Nullable Double sum(@Nullable Double first, @Nullable Double second) {
        return first == null || second == null ? null : Double.valueOf(first + second);
    }

    /** What has been answered in one step. */
    private static final class Answered {

        private final long step;
        private final Map<Resource, Double> use = new EnumMap<>(Resource.class);

        Answered(long step) {
            this.step = step;
        }
    }
}
