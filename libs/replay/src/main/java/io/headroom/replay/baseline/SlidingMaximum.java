package io.headroom.replay.baseline;

import io.headroom.replay.Allocations;
import io.headroom.replay.Policy;
import io.headroom.replay.Resource;
import io.headroom.replay.Seen;
import java.util.List;

/**
 * The maximum of the newest steps times a margin.
 *
 * @param window how many steps
 */
record SlidingMaximum(String name, int window) implements Policy {

    @Override
    public List<String> knobs(Resource resource) {
        return Factor.labels(Factor.MARGINS);
    }

    @Override
    public Allocations allocate(Seen seen, int lead) {
        double[] maxima = Windows.maxima(seen.toArray(), window);
        return Scaled.byMargins(seen, t -> {
            int newest = Seen.newest(t, lead);
            return newest < 0 ? seen.capacity() : maxima[newest];
        });
    }
}
