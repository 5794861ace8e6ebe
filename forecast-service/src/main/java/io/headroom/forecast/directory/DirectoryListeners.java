package io.headroom.forecast.directory;

import io.headroom.contracts.AllocationChanged;
import io.headroom.contracts.Topic;
import io.headroom.contracts.VmChanged;
import io.headroom.support.messaging.RecordListeners;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** Feeds the directory from {@code inventory} and {@code allocations}. */
@Configuration(proxyBeanMethods = false)
class DirectoryListeners {

    @Bean
    Consumer<Message<List<byte[]>>> inventory(RecordListeners listeners, VmDirectory directory) {
        return listeners
                .each(Topic.INVENTORY)
                .on(VmChanged.class, directory::changed)
                .onTombstone(directory::removed);
    }

    @Bean
    Consumer<Message<List<byte[]>>> allocations(RecordListeners listeners, VmDirectory directory) {
        return listeners.each(Topic.ALLOCATIONS).on(AllocationChanged.class, directory::allocated);
    }
}
