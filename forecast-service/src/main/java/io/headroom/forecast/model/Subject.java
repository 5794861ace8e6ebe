package io.headroom.forecast.model;

import io.headroom.contracts.DemandForecast;
import io.headroom.contracts.Resource;
import io.headroom.contracts.ResourceForecast.Observed;
import io.headroom.contracts.VmRef;
import io.headroom.forecast.event.VmEvents;
import io.headroom.forecast.history.StepUse;
import io.headroom.forecasting.ensemble.FittedModel;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One VM that is forecast: its fitted models, what it uses now and what was published last. Guarded by its own lock. */
public final class Subject {

    private final VmRef vm;
    private final Map<Resource, FittedModel> models = new EnumMap<>(Resource.class);
    private final Map<Resource, Observed> observed = new EnumMap<>(Resource.class);
    private long through = -1;
    private long refitAt;
    private long version;
    private Instant fittedAt = Instant.MAX;
    private @Nullable DemandForecast published;

    Subject(VmRef vm) {
        this.vm = vm;
    }

    public VmRef vm() {
        return vm;
    }

    /** The fitted models, empty until the first fit. */
    public synchronized Map<Resource, FittedModel> models() {
        return new EnumMap<>(models);
    }

    /** The last step that the models have taken. */
    public synchronized long through() {
        return through;
    }

    /** Whether there is something to forecast with. */
    public synchronized boolean fitted() {
        return !models.isEmpty();
    }

    /** When the models were chosen; {@link Instant#MAX} until the first fit. */
    synchronized Instant fittedAt() {
        return fittedAt;
    }

    /** Whether the models are due to be chosen anew. */
    synchronized boolean due(long step) {
        return step >= refitAt;
    }

    /** Lets a model that has taken the steps up to one go on with what its predecessor learned since it was published. */
    synchronized void handOver(FittedModel before, FittedModel after, long throughStep) {
        if (throughStep >= through) {
            after.continues(before, throughStep - through);
        }
    }

    /** Replaces the models. */
    synchronized void fitted(Map<Resource, FittedModel> fresh, Instant at, long throughStep, long nextRefit) {
        models.clear();
        models.putAll(fresh);
        fittedAt = at;
        through = throughStep;
        refitAt = nextRefit;
    }

    /**
     * Takes the steps up to and including one; those without use are missing.
     *
     * @param use of this VM, in order of steps
     * @param events of this VM: the models learn nothing of them
     */
    public synchronized void take(Iterable<StepUse> use, long upTo, VmEvents events) {
        for (StepUse step : use) {
            if (step.step() > through && step.step() <= upTo) {
                skipTo(step.step() - 1);
                models.forEach((resource, model) ->
                        model.update(events.without(resource, step.step(), step.of(resource)), isCensored(resource)));
                through = step.step();
            }
        }
        skipTo(upTo);
    }

    private void skipTo(long step) {
        while (through < step) {
            models.values().forEach(model -> model.update(Double.NaN, false));
            through++;
        }
    }

    /** What a resource was last seen to use. */
    public synchronized Optional<Observed> observed(Resource resource) {
        return Optional.ofNullable(observed.get(resource));
    }

    /** Notes present use unless something newer is known. */
    public synchronized void observe(Resource resource, Observed value) {
        Observed before = observed.get(resource);
        if (before == null || !value.at().isBefore(before.at())) {
            observed.put(resource, value);
        }
    }

    private boolean isCensored(Resource resource) {
        Observed last = observed.get(resource);
        return last != null && last.censored();
    }

    /** The next version of this VM's forecasts: the time, unless that has been given already. */
    public synchronized long nextVersion(long nowMillis) {
        version = Math.max(version + 1, nowMillis);
        return version;
    }

    /** What was published last. */
    public synchronized Optional<DemandForecast> published() {
        return Optional.ofNullable(published);
    }

    /** Notes what was published. */
    public synchronized void published(DemandForecast forecast) {
        if (published == null || published.version() < forecast.version()) {
            published = forecast;
        }
    }
}
