package io.headroom.allocator.allocation;

import io.headroom.contracts.AllocationChanged;
import io.headroom.contracts.Topic;
import io.headroom.support.Chore;
import io.headroom.support.messaging.RecordListeners;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** Wires the allocations to the providers' reports. */
@Configuration
class AllocationConfiguration {

    @Bean
    Consumer<Message<List<byte[]>>> allocationReports(RecordListeners listeners, ReportIntake intake) {
        return listeners.each(Topic.ALLOCATIONS).on(AllocationChanged.class, intake::received);
    }

    @Bean
    Chore completedCommands() {
        return new Chore("delete from command where state <> 'PENDING' and completed_at < now() - interval '30 days'");
    }
}
