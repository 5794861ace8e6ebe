package io.headroom.forecasting.group;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** A kind of model that is trained across the series of a group. A module offers one by {@link ServiceLoader}. */
public interface GroupForecaster {

    /** Its name in answers, events and options. */
    String name();

    /**
     * Trains a model on the series and nothing later than their ends; the later part of their time is held back to know when
     * to stop.
     *
     * @throws IllegalArgumentException if the series together are too short to train on and to hold something back
     * @throws IllegalStateException if what it computes with cannot be loaded on this machine
     */
    GroupModel train(List<GroupSeries> series, GroupTask task, Effort effort);

    /**
     * The model that {@link GroupModel#save} wrote.
     *
     * @throws IOException if it cannot be read or is of another version
     */
    GroupModel load(InputStream in) throws IOException;

    /** The one of a name if its module is on the class path. */
    static Optional<GroupForecaster> find(String name) {
        return ServiceLoader.load(GroupForecaster.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(forecaster -> forecaster.name().equals(name))
                .findFirst();
    }
}
