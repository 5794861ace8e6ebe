package io.headroom.qos.tier;

import io.headroom.qos.tier.Tier.Terms;
import io.headroom.support.web.ETags;
import io.headroom.support.web.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Edits tiers: each edit is a new version that the VMs on the tier have at once. */
@Component
class TierEditing {

    private final Tiers tiers;
    private final ApplicationEventPublisher events;

    TierEditing(Tiers tiers, ApplicationEventPublisher events) {
        this.tiers = tiers;
        this.events = events;
    }

    @Transactional
    Tier edit(String name, Terms terms, @Nullable String ifMatch, String by) {
        tiers.lock();
        Tier before = find(name);
        ETags.require(ifMatch, before.version());
        Tier after = new Tier(name, before.version() + 1, terms);
        List<String> violations = TierOrder.violations(tiers.current().stream()
                .map(tier -> tier.name().equals(name) ? after : tier)
                .toList());
        if (!violations.isEmpty()) {
            throw new ProblemException(QosError.TIER_ORDER_BROKEN, String.join("; ", violations));
        }
        tiers.add(after, by);
        events.publishEvent(new TierEdited(after));
        return after;
    }

    Tier find(String name) {
        return tiers.current(name)
                .orElseThrow(() -> new ProblemException(
                        QosError.TIER_UNKNOWN,
                        "tier '" + name + "' is unknown: use one of "
                                + tiers.current().stream().map(Tier::name).toList()));
    }
}
