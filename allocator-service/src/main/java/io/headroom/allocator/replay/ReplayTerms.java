package io.headroom.allocator.replay;

import io.headroom.replay.Resource;
import io.headroom.replay.run.Catalogue;
import io.headroom.replay.run.MisusedException;
import io.headroom.support.web.ProblemException;
import java.util.List;

/**
 * What is replayed.
 *
 * @param resource whose demand
 * @param lead how many steps an allocation takes
 * @param policies names of the catalogue, parted by commas, or {@code all}
 */
record ReplayTerms(Resource resource, int lead, String policies) {

    private static final String ALL = "all";

    /**
     * Checks the names.
     *
     * @param policies names, or {@code all}; all if there is none
     * @throws ProblemException POLICY_UNKNOWN
     */
    static ReplayTerms of(Resource resource, int lead, List<String> policies) {
        String names = policies.isEmpty() || policies.equals(List.of(ALL)) ? ALL : String.join(",", policies);
        try {
            Catalogue.named(names, false);
        } catch (MisusedException e) {
            throw new ProblemException(ReplayError.POLICY_UNKNOWN, String.valueOf(e.getMessage()));
        }
        return new ReplayTerms(resource, lead, names);
    }
}
