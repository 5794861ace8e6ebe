package io.headroom.qos.tier;

import io.headroom.contracts.QosProfile;
import io.headroom.qos.tier.Tier.Terms;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rule that a dearer tier is nowhere worse than a cheaper one and never has a smaller shortage weight. */
final class TierOrder {

    private TierOrder() {}

    /** What breaks the rule, empty if nothing does. */
    static List<String> violations(List<Tier> tiers) {
        List<Tier> byPrice = tiers.stream()
                .sorted(Comparator.comparing((Tier tier) -> tier.terms().pricePerCoreHour())
                        .thenComparing(tier -> tier.terms().pricePerGibHour()))
                .toList();
        List<String> violations = new ArrayList<>();
        for (int i = 1; i < byPrice.size(); i++) {
            Tier cheaper = byPrice.get(i - 1);
            Tier dearer = byPrice.get(i);
            Map<String, Double> low = worth(cheaper.terms());
            Map<String, Double> high = worth(dearer.terms());
            low.forEach((what, value) -> {
                if (high.getOrDefault(what, Double.NEGATIVE_INFINITY) < value) {
                    violations.add(
                            what + " of " + dearer.name() + " is worse than that of the cheaper " + cheaper.name());
                }
            });
        }
        return violations;
    }

    /** Everything a tier gives, each so that more is better. */
    private static Map<String, Double> worth(Terms terms) {
        QosProfile profile = terms.profile();
        Map<String, Double> worth = new TreeMap<>();
        worth.put("pricePerGibHour", terms.pricePerGibHour().doubleValue());
        worth.put("shortageWeight", terms.shortageWeight());
        worth.put("cpuWeight", (double) profile.cpuWeight());
        worth.put("memoryGuaranteeShare", profile.memoryGuaranteeShare());
        worth.put("networkMinMbitPerS", (double) profile.networkMinMbitPerS());
        worth.put("networkMaxMbitPerS", (double) profile.networkMaxMbitPerS());
        worth.put("storagePriority", (double) profile.storagePriority());
        worth.put("storageMaxMibPerS", (double) profile.storageMaxMibPerS());
        worth.put("storageMaxIops", (double) profile.storageMaxIops());
        worth.put("satisfactionTarget", terms.satisfactionTarget());
        worth.put("latencyTarget", orNone(terms.latencyTarget()));
        worth.put("errorRatioTarget", -terms.errorRatioTarget());
        worth.put("creditShare", terms.creditShare());
        return worth;
    }

    private static double orNone(@Nullable Double target) {
        return target == null ? 0 : target;
    }
}
