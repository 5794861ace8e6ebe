package io.headroom.forecast.model;

import io.headroom.contracts.DemandForecast;
import io.headroom.contracts.Resource;
import io.headroom.contracts.ResourceForecast.Observed;
import io.headroom.forecast.event.LoadEvents;
import io.headroom.forecasting.PlannedLoad;
import io.headroom.forecasting.ensemble.FittedModel;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * One VM or group that is forecast: its fitted models, what it uses now and what was published last. Guarded by its own lock.
 */
public abstract class Subject {

    private final Map<Resource, FittedModel> models = new EnumMap<>(Resource.class);
    private final Map<Resource, Observed> observed = new EnumMap<>(Resource.class);
    private long through = -1;
    private long refitAt;
    private long version;
    private Instant fittedAt = Instant.MAX;
    private @Nullable DemandForecast published;

    public abstract String tenantId();

    /** The VM; null of a group. */
    public abstract @Nullable String vmId();

    /** The group; null of a VM. */
    public abstract @Nullable String group();

    /** The key of its records. */
    public abstract String key();

    /** What is planned for a resource, for some steps from one on. */
    public abstract PlannedLoad planned(LoadEvents events, Resource resource, long from, int steps);

    /** The fitted models, empty until the first fit. */
    public final synchronized Map<Resource, FittedModel> models() {
        return new EnumMap<>(models);
    }

    /** The last step that the models have taken. */
    public final synchronized long through() {
        return through;
    }

    /** Whether there is something to forecast with. */
    public final synchronized boolean fitted() {
        return !models.isEmpty();
    }

    /** When the models were chosen; {@link Instant#MAX} until the first fit. */
    final synchronized Instant fittedAt() {
        return fittedAt;
    }

    /** Whether the models are due to be chosen anew. */
    public final synchronized boolean due(long step) {
        return step >= refitAt;
    }

    /** Lets a model that has taken the steps up to one go on with what its predecessor learned since it was published. */
    public final synchronized void handOver(FittedModel before, FittedModel after, long throughStep) {
        if (throughStep >= through) {
            after.continues(before, throughStep - through);
        }
    }

    /** Replaces the models. */
    public final synchronized void fitted(
            Map<Resource, FittedModel> fresh, Instant at, long throughStep, long nextRefit) {
        models.clear();
        models.putAll(fresh);
        fittedAt = at;
        through = throughStep;
        refitAt = nextRefit;
    }

    /**
     * Takes a step that follows all taken before; steps in between are missing.
     *
     * @param value by resource, NaN where it is missing
     * @param censored by resource, whether demand was at least the value
     */
    protected final synchronized void take(long step, ToDoubleFunction<Resource> value, Predicate<Resource> censored) {
        skipTo(step - 1);
        models.forEach((resource, model) -> model.update(value.applyAsDouble(resource), censored.test(resource)));
        through = step;
    }

    /** Goes on to a step of which, as of those before it, nothing is known. */
    protected final synchronized void skipTo(long step) {
        while (through < step) {
            models.values().forEach(model -> model.update(Double.NaN, false));
            through++;
        }
    }

    /** What a resource was last seen to use. */
    public final synchronized Optional<Observed> observed(Resource resource) {
        return Optional.ofNullable(observed.get(resource));
    }

    /** Notes present use unless something newer is known. */
    public final synchronized void observe(Resource resource, Observed value) {
        Observed before = observed.get(resource);
        if (before == null || !value.at().isBefore(before.at())) {
            observed.put(resource, value);
        }
    }

    /** Whether what was last seen stood at its limit. */
    protected final synchronized boolean isCensored(Resource resource) {
        Observed last = observed.get(resource);
        return last != null && last.censored();
    }

    /** The next version of its forecasts: the time, unless that has been given already. */
    public final synchronized long nextVersion(long nowMillis) {
        version = Math.max(version + 1, nowMillis);
        return version;
    }

    /** What was published last. */
    public final synchronized Optional<DemandForecast> published() {
        return Optional.ofNullable(published);
    }

    /** Notes what was published. */
    public final synchronized void published(DemandForecast forecast) {
        if (published == null || published.version() < forecast.version()) {
            published = forecast;
        }
    }
}
