package io.headroom.replay.baseline;

import io.headroom.replay.FeedbackPolicy;
import io.headroom.replay.Resource;
import io.headroom.replay.Seen;
import java.util.List;

/** The maximum of the newest twelve steps times a margin. */
final class MaxOfLastHour implements FeedbackPolicy {

    private static final int HOUR = 12;

    @Override
    public String name() {
        return "max_1h";
    }

    @Override
    public List<String> knobs(Resource resource) {
        return Factor.labels(Factor.MARGINS);
    }

    @Override
    public Controller start(Seen vm, int knob) {
        double margin = Factor.MARGINS.get(knob).value();
        return (seen, newest) -> newest < 0 ? vm.capacity() : Windows.maximum(seen, newest - HOUR + 1, newest) * margin;
    }
}
