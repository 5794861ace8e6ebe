package io.headroom.sla.breach;

import io.headroom.contracts.SlaBreachOpened;
import io.headroom.contracts.SlaBreachResolved;
import io.headroom.sla.terms.VmRemoved;
import io.headroom.support.messaging.Outbox;
import java.time.Instant;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Records that breaches open and end and tells of it, in the caller's transaction. */
@Component
class BreachLog {

    private final Breaches breaches;
    private final Outbox outbox;

    BreachLog(Breaches breaches, Outbox outbox) {
        this.breaches = breaches;
        this.outbox = outbox;
    }

    /** Opens a breach and tells of it, unless it is known. */
    void open(Breach breach) {
        if (!breaches.open(breach)) {
            return;
        }
        outbox.publish(
                breach.vm().key(),
                new SlaBreachOpened(
                        breach.id().toString(),
                        breach.vm().tenantId(),
                        breach.vm().vmId(),
                        1,
                        breach.tier(),
                        breach.objective(),
                        breach.windowFrom(),
                        breach.windowTo(),
                        breach.observed(),
                        breach.target(),
                        breach.severity(),
                        breach.cause(),
                        breach.resource(),
                        false,
                        breach.openedAt()));
    }

    /**
     * Ends a breach and tells of it, unless it has ended.
     *
     * @param observed what was measured in the window that ended it, in the objective's unit
     * @return the breach as it is now
     */
    Breach resolve(Breach breach, Instant at, double observed, Resolution resolution) {
        if (breaches.resolve(breach.id(), at, resolution)) {
            outbox.publish(
                    breach.vm().key(),
                    new SlaBreachResolved(
                            breach.id().toString(),
                            breach.vm().tenantId(),
                            breach.vm().vmId(),
                            2,
                            breach.objective(),
                            breach.openedAt(),
                            at,
                            observed,
                            breach.target(),
                            resolution.name()));
        }
        return breach.resolved(at, resolution);
    }

    /** A VM that is gone is not short of anything any more. */
    @EventListener
    void removed(VmRemoved event) {
        breaches.latest(List.of(event.vm())).stream()
                .filter(Breach::isOpen)
                .forEach(breach -> resolve(breach, event.at(), breach.observed(), Resolution.VM_REMOVED));
    }
}
