package io.headroom.forecast.model;

import io.headroom.forecasting.Fallback;
import io.headroom.forecasting.ensemble.FittedModel;
import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells how long models are good for. */
@Component
public class RefitAges {

    /** After how many steps a model that was fitted to too short a history is fitted again. */
    private static final Map<Fallback, Integer> SOON =
            Map.of(Fallback.NO_HISTORY, 3, Fallback.SHORT_HISTORY, 24, Fallback.BORROWED_SHAPE, 24);

    private final ModelProperties properties;

    RefitAges(ModelProperties properties) {
        this.properties = properties;
    }

    /** In steps; spread over subjects so that they do not all come due at once. */
    public long of(Object subject, Collection<FittedModel> models) {
        int every = properties.refitEvery();
        for (FittedModel model : models) {
            Fallback fallback = model.fallback();
            if (fallback != null) {
                every = Math.min(every, SOON.getOrDefault(fallback, every));
            }
        }
        return every + Math.floorMod(subject.hashCode(), Math.max(1, every / 2));
    }
}
