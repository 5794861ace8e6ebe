package io.headroom.allocator.planner;

/** What capacity is worth to a VM. */
final class Worth {

    private Worth() {}

    /**
     * Worth per dominant share of a host: of all of a resource's capacity, for a step.
     *
     * @param exceedance how likely it is that the capacity is needed, 0..1
     */
    static double density(VmTerms terms, int resource, long capacity, double exceedance) {
        return terms.worth(resource) * capacity * exceedance;
    }
}
