package io.headroom.sla.window;

import io.headroom.contracts.Resource;
import io.headroom.sla.terms.Terms;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a resource was short.
 *
 * @param atLimit share of the allocation at and above which use counts as limited by it
 * @param steal share of time above which a VM counts as waiting for cores
 * @param boundTolerance share of the owner's bound that an allocation may stay below it and still count as standing at
 *     it, since allocations come in whole units
 */
public record ShortnessRules(double atLimit, double steal, double boundTolerance) {

    /**
     * How a resource stood.
     *
     * @param usedShare use as a share of the allocation; null if either is not known
     * @param stolen share of the time without a core that was wanted; null if not measured
     */
    Condition judge(Resource resource, @Nullable Double usedShare, @Nullable Double stolen, Terms terms) {
        if (terms.allocation() != null && terms.allocation().effective().get(resource) < terms.guarantee(resource)) {
            return Condition.BELOW_GUARANTEE;
        }
        boolean waits = resource == Resource.CPU && stolen != null && stolen > steal;
        boolean limited = usedShare != null && usedShare >= atLimit;
        if (waits || limited) {
            return atOwnerBound(resource, terms)
                    ? Condition.AT_OWNER_BOUND
                    : limited ? Condition.AT_LIMIT : Condition.STEAL;
        }
        return usedShare == null ? Condition.UNKNOWN : Condition.MET;
    }

    private boolean atOwnerBound(Resource resource, Terms terms) {
        return terms.allocation() != null
                && terms.registration() != null
                && terms.allocation().effective().get(resource)
                        >= terms.registration().maximum().get(resource) * (1 - boundTolerance);
    }
}
