package io.headroom.replay.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a fleet is made up, and what holds it back.
 *
 * @param hosts that its VMs are dealt to
 * @param tenants that its VMs are dealt to
 * @param capacity of each host, as a share of the most that its VMs need together in any step; null for no limit
 * @param budget of each tenant and window, as a share of what its VMs would cost in a mean window without limits; null for none
 * @param window steps of a budget window
 * @param priceChange what prices are multiplied by from the middle of every other window to the middle of the next
 */
public record FleetOptions(
        int hosts,
        int tenants,
        @Nullable Double capacity,
        @Nullable Double budget,
        int window,
        double priceChange) {

    /** Each limit by itself, then both together; empty without limits. */
    List<FleetOptions> alternatives() {
        List<FleetOptions> alternatives = new ArrayList<>();
        if (capacity != null) {
            alternatives.add(new FleetOptions(hosts, tenants, capacity, null, window, 1));
        }
        if (budget != null) {
            alternatives.add(new FleetOptions(hosts, tenants, null, budget, window, priceChange));
        }
        if (capacity != null && budget != null) {
            alternatives.add(this);
        }
        return alternatives;
    }

    /** In words for a report. */
    String limits() {
        List<String> words = new ArrayList<>();
        if (capacity != null) {
            words.add(String.format(Locale.ROOT, "capacity %.2f", capacity));
        }
        if (budget != null) {
            words.add(String.format(Locale.ROOT, "budget %.2f of %d steps", budget, window));
        }
        if (priceChange != 1) {
            words.add(String.format(Locale.ROOT, "prices x %.2f", priceChange));
        }
        return String.join(" ", words);
    }
}
