package io.headroom.allocator.intake;

import io.headroom.contracts.BudgetSet;
import io.headroom.contracts.DemandForecast;
import io.headroom.contracts.QosAssigned;
import io.headroom.contracts.SlaBreachOpened;
import io.headroom.contracts.SlaBreachResolved;
import io.headroom.contracts.Topic;
import io.headroom.support.messaging.RecordListeners;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** Wires the topics that the planner reads to what takes them in. */
@Configuration
class IntakeConfiguration {

    @Bean
    Consumer<Message<List<byte[]>>> forecasts(RecordListeners listeners, ForecastIntake intake) {
        return listeners.batch(DemandForecast.class, intake::received);
    }

    @Bean
    Consumer<Message<List<byte[]>>> assignments(RecordListeners listeners, TermsIntake intake) {
        return listeners.each(Topic.QOS_ASSIGNMENTS).on(QosAssigned.class, intake::assigned);
    }

    @Bean
    Consumer<Message<List<byte[]>>> budgetChanges(RecordListeners listeners, TermsIntake intake) {
        return listeners.each(Topic.QOS_BUDGETS).on(BudgetSet.class, intake::budget);
    }

    @Bean
    Consumer<Message<List<byte[]>>> breaches(RecordListeners listeners, BreachIntake intake) {
        return listeners
                .each(Topic.SLA_BREACHES)
                .on(SlaBreachOpened.class, intake::opened)
                .on(SlaBreachResolved.class, intake::resolved);
    }
}
