package io.headroom.allocator.intake;

import io.headroom.allocator.planner.PlanInbox;
import io.headroom.contracts.BudgetSet;
import io.headroom.contracts.QosAssigned;
import io.headroom.support.messaging.Received;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes in what VMs are promised and what tenants want to spend at most. */
@Service
class TermsIntake {

    private final PlanInbox inbox;

    TermsIntake(PlanInbox inbox) {
        this.inbox = inbox;
    }

    @Transactional
    public void assigned(Received<QosAssigned> received) {
        inbox.assigned(received.record());
    }

    @Transactional
    public void budget(Received<BudgetSet> received) {
        inbox.budget(received.record());
    }
}
