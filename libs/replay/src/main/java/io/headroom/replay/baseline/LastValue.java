package io.headroom.replay.baseline;

import io.headroom.replay.FeedbackPolicy;
import io.headroom.replay.Resource;
import io.headroom.replay.Seen;
import java.util.List;

/** The newest value times a margin. */
final class LastValue implements FeedbackPolicy {

    @Override
    public String name() {
        return "last_x_margin";
    }

    @Override
    public List<String> knobs(Resource resource) {
        return Factor.labels(Factor.MARGINS);
    }

    @Override
    public Controller start(Seen vm, int knob) {
        double margin = Factor.MARGINS.get(knob).value();
        return (seen, newest) -> newest < 0 ? vm.capacity() : seen[newest] * margin;
    }
}
