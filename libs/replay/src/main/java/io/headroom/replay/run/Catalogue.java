package io.headroom.replay.run;

import io.headroom.replay.Policy;
import io.headroom.replay.baseline.Baselines;
import io.headroom.replay.own.HeadroomPolicy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The policies that can be asked for by name. */
public final class Catalogue {

    private Catalogue() {}

    /**
     * The policies of a list of names.
     *
     * @param names parted by commas, or {@code all}
     * @param censored whether policies that act on what they see are also shown only what they let through
     * @throws MisusedException if there is no policy of a name
     */
    public static List<Policy> named(String names, boolean censored) {
        Map<String, Policy> usual = new LinkedHashMap<>();
        HeadroomPolicy.all().forEach(policy -> usual.put(policy.name(), policy));
        Baselines.all().forEach(policy -> usual.put(policy.name(), policy));
        Map<String, Policy> throttled = new LinkedHashMap<>();
        Baselines.censored().forEach(policy -> throttled.put(policy.name(), policy));
        if (names.equals("all")) {
            List<Policy> all = new ArrayList<>(usual.values());
            if (censored) {
                all.addAll(throttled.values());
            }
            return all;
        }
        return chosen(names.split(","), usual, throttled, censored);
    }

    private static List<Policy> chosen(
            String[] names, Map<String, Policy> usual, Map<String, Policy> throttled, boolean censored) {
        Map<String, Policy> chosen = new LinkedHashMap<>();
        for (String name : names) {
            Policy policy = usual.getOrDefault(name, throttled.get(name));
            if (policy == null) {
                throw new MisusedException(
                        "There is no policy '" + name + "', there are: " + String.join(", ", usual.keySet()) + ", "
                                + String.join(", ", throttled.keySet()) + ", or all");
            }
            chosen.put(policy.name(), policy);
            if (censored && policy instanceof io.headroom.replay.FeedbackPolicy feedback) {
                chosen.put(feedback.censoredName(), feedback.censored());
            }
        }
        return List.copyOf(chosen.values());
    }
}
