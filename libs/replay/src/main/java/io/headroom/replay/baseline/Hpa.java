package io.headroom.replay.baseline;

import io.headroom.replay.FeedbackPolicy;
import io.headroom.replay.Resource;
import io.headroom.replay.Seen;
import java.util.List;

/**
 * The rule of the Kubernetes horizontal pod autoscaler for a vertical size: use over target, no change within a tolerance of
 * 0.1, and a shrink no lower than the largest recommendation of the stabilisation window
 * (https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/).
 *
 * @param window how many recommendations the window holds, the newest among them: 2 are its 300 s, 13 an hour
 */
record Hpa(int window) implements FeedbackPolicy {

    private static final double TOLERANCE = 0.1;
    private static final List<Factor> TARGETS =
            Factor.of("target", "0.95", "0.9", "0.8", "0.7", "0.6", "0.5", "0.4", "0.3", "0.2", "0.1", "0.05");

    @Override
    public String name() {
        return "hpa_k" + window;
    }

    @Override
    public String censoredName() {
        return "hpa_censored_k" + window;
    }

    @Override
    public List<String> knobs(Resource resource) {
        return Factor.labels(TARGETS);
    }

    @Override
    public Controller start(Seen vm, int knob) {
        return new Loop(vm, TARGETS.get(knob).value(), window);
    }

    /** The control loop of one VM, which begins at the VM's size. */
    private static final class Loop implements Controller {

        private final Seen vm;
        private final double target;
        private final double[] recommended;
        private double current;
        private int count;

        Loop(Seen vm, double target, int window) {
            this.vm = vm;
            this.target = target;
            this.recommended = new double[window];
            this.current = vm.rounded(vm.capacity());
        }

        @Override
        public double next(double[] seen, int newest) {
            if (newest < 0) {
                return current;
            }
            double desired = seen[newest] / target;
            double wanted = Math.abs(desired / current - 1) <= TOLERANCE ? current : desired;
            recommended[count++ % recommended.length] = wanted;
            if (wanted < current) {
                wanted = Math.min(current, Windows.maximum(recommended, 0, Math.min(count, recommended.length) - 1));
            }
            current = vm.rounded(wanted);
            return current;
        }
    }
}
