package io.headroom.replay;

/** A policy that learns from all VMs of a replay together before it allocates to any of them. */
public interface GroupPolicy extends Policy {

    /**
     * Takes a VM of the group in; several threads may do that at once, in any order. What is allocated to step {@code t} of any
     * VM still depends on steps up to {@code t - 1 - lead} only, of all VMs.
     */
    void meet(Seen seen, int lead);
}
