package io.headroom.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;

/**
 * The kit that holds a policy to the past: with another future the allocations up to there stay what they were, and they may
 * begin to differ with the first step that is allowed to know.
 */
public final class NoLookAhead {

    private static final int STEPS = 12 * Grid.DAY;
    private static final double SIZE = 16;

    private NoLookAhead() {}

    /** Asserts it for both resources, several leads and several places at which the future changes. */
    public static void assertFor(Policy policy) {
        for (Resource resource : Resource.values()) {
            for (int lead : List.of(0, 1, 3)) {
                for (int changed : List.of(Grid.DAY + 5, Grid.WARM_UP - 1, 9 * Grid.DAY + 7)) {
                    assertPastStays(policy, resource, lead, changed);
                }
            }
        }
    }

    private static void assertPastStays(Policy policy, Resource resource, int lead, int changed) {
        double size = SIZE * resource.unit();
        double[] one = Vms.busy(1, STEPS, size);
        double[] other = Vms.busy(2, STEPS, size);
        System.arraycopy(one, 0, other, 0, changed);
        other[changed] = one[changed] > size / 2 ? size / 8 : size;

        double[][] before =
                policy.allocate(Vms.of(resource, size, one).seen(), lead).amounts();
        double[][] after =
                policy.allocate(Vms.of(resource, size, other).seen(), lead).amounts();

        // The first step that may know of the change is the one whose newest known step it is.
        int known = changed + 1 + lead;
        for (int knob = 0; knob < before.length; knob++) {
            assertThat(Arrays.copyOf(after[knob], known))
                    .as("%s %s, lead %d, another future from step %d", policy.name(), resource, lead, changed)
                    .isEqualTo(Arrays.copyOf(before[knob], known));
        }
    }
}
