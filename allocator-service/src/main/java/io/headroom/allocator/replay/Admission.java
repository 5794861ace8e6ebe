package io.headroom.allocator.replay;

import io.headroom.replay.Grid;
import io.headroom.replay.trace.Traces;
import io.headroom.support.web.ProblemException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** Lets every VM of a trace in as long as they are together no more than may be replayed. */
final class Admission implements Predicate<String> {

    private final ReplayProperties properties;
    private final int steps;
    private final Set<String> admitted = new HashSet<>();

    private Admission(ReplayProperties properties, int steps) {
        this.properties = properties;
        this.steps = steps;
    }

    /**
     * Looks at what is known of a trace before its VMs are read.
     *
     * @throws ProblemException TRACE_TOO_LARGE
     */
    static Admission to(Traces traces, ReplayProperties properties) {
        Admission admission = new Admission(properties, traces.grid().steps());
        if (admission.steps > mostSteps(properties)) {
            throw tooLarge("the trace spans more than " + properties.span().toDays() + " days: send a shorter part");
        }
        admission.check(traces.size());
        return admission;
    }

    /** How many steps a trace may have. */
    static long mostSteps(ReplayProperties properties) {
        return properties.span().dividedBy(Duration.ofSeconds(Grid.STEP_SECONDS));
    }

    @Override
    public boolean test(String id) {
        if (admitted.add(id)) {
            check(admitted.size());
        }
        return true;
    }

    /** @param vms negative if not known yet */
    private void check(int vms) {
        if (vms > properties.vms()) {
            throw tooLarge("the trace holds more than " + properties.vms() + " VMs: send some of them");
        }
        if ((long) vms * steps > properties.vmSteps()) {
            throw tooLarge("the trace holds more than " + properties.vmSteps() / steps + " VMs, which is all that is"
                    + " taken of traces of " + steps + " steps: send fewer VMs or a shorter part");
        }
    }

    private static ProblemException tooLarge(String detail) {
        return new ProblemException(ReplayError.TRACE_TOO_LARGE, detail);
    }
}
