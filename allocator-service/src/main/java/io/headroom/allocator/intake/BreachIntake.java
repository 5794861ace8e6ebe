package io.headroom.allocator.intake;

import io.headroom.allocator.planner.PlanInbox;
import io.headroom.contracts.SlaBreachOpened;
import io.headroom.contracts.SlaBreachResolved;
import io.headroom.support.messaging.Received;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes in which VMs' objectives are missed, and which no longer. */
@Service
class BreachIntake {

    private final PlanInbox inbox;

    BreachIntake(PlanInbox inbox) {
        this.inbox = inbox;
    }

    @Transactional
    public void opened(Received<SlaBreachOpened> received) {
        inbox.breachOpened(received.record());
    }

    @Transactional
    public void resolved(Received<SlaBreachResolved> received) {
        inbox.breachResolved(received.record());
    }
}
