package io.headroom.replay;

import java.util.List;

/** A rule that allocates a resource to one VM, at several settings of its knob at once. */
public interface Policy {

    /** A short name for files and options, of {@code [a-z0-9_]}. */
    String name();

    /** The settings that are replayed, in an order that a reader expects. */
    List<String> knobs(Resource resource);

    /**
     * Allocates to one VM, step by step. The amounts of step {@code t} depend on steps up to {@code t - 1 - lead} only, unless
     * the policy is {@link #hindsight}.
     *
     * @param lead how many steps a change takes, at least 0
     */
    Allocations allocate(Seen seen, int lead);

    /** Whether the policy knows the future: a bound to compare with, not something to use. */
    default boolean hindsight() {
        return false;
    }
}
