package io.headroom.allocator.planner;

import io.headroom.support.Chore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps the planner's tables from growing without end. */
@Configuration
class PlannerConfiguration {

    @Bean
    Chore oldDecisions() {
        return new Chore("delete from decision where decided_at < now() - interval '7 days'");
    }

    @Bean
    Chore endedReservations() {
        return new Chore("delete from reservation where state in ('RELEASED', 'EXPIRED', 'PREEMPTED', 'FAILED')"
                + " and changed_at < now() - interval '30 days'");
    }

    @Bean
    Chore resolvedBreaches() {
        return new Chore("delete from open_breach where resolved_at < now() - interval '31 days'");
    }

    @Bean
    Chore forgottenForecasts() {
        return new Chore("delete from vm_forecast where received_at < now() - interval '7 days'");
    }
}
