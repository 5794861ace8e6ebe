package io.headroom.allocator.provider;

import io.headroom.contracts.AllocationCommand;
import io.headroom.contracts.Topic;
import io.headroom.support.messaging.RecordListeners;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** Wires the provider role to its topic and its threads. */
@Configuration
class ProviderConfiguration {

    @Bean
    Consumer<Message<List<byte[]>>> allocationCommands(RecordListeners listeners, ProviderRole role) {
        return listeners.each(Topic.ALLOCATION_COMMANDS).on(AllocationCommand.class, role::take);
    }

    /** Fewer threads than database connections: they store outcomes and never wait for a provider. */
    @Bean(defaultCandidate = false)
    Executor providerExecutor() {
        ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
        executor.setCorePoolSize(4);
        executor.setMaxPoolSize(4);
        executor.setThreadNamePrefix("provider-");
        executor.setWaitForTasksToCompleteOnShutdown(true);
        executor.setAwaitTerminationSeconds(5);
        return executor;
    }
}
