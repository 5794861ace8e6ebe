package io.headroom.sla.terms;

import io.headroom.contracts.AllocationChanged;
import io.headroom.contracts.QosAssigned;
import io.headroom.contracts.Topic;
import io.headroom.contracts.VmChanged;
import io.headroom.contracts.VmRef;
import io.headroom.support.messaging.Received;
import io.headroom.support.messaging.RecordListeners;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.springframework.transaction.support.TransactionTemplate;

/** Feeds the terms from {@code allocations}, {@code qos-assignments} and {@code inventory}. */
@Configuration(proxyBeanMethods = false)
class TermsListeners {

    private final TermsHistory history;
    private final CatchUp catchUp;
    private final RecordListeners listeners;

    TermsListeners(TermsHistory history, CatchUp catchUp, RecordListeners listeners) {
        this.history = history;
        this.catchUp = catchUp;
        this.listeners = listeners;
    }

    @Bean
    Consumer<Message<List<byte[]>>> allocations() {
        return listeners.each(Topic.ALLOCATIONS).on(AllocationChanged.class, received -> {
            catchUp.termsArrived(received.timestamp());
            history.allocated(received.record());
        });
    }

    @Bean
    Consumer<Message<List<byte[]>>> assignments() {
        return listeners.each(Topic.QOS_ASSIGNMENTS).on(QosAssigned.class, received -> {
            catchUp.termsArrived(received.timestamp());
            history.assigned(received.record());
        });
    }

    @Bean
    Consumer<Message<List<byte[]>>> inventory(TransactionTemplate transaction, ApplicationEventPublisher events) {
        return listeners
                .each(Topic.INVENTORY)
                .on(VmChanged.class, received -> {
                    catchUp.termsArrived(received.timestamp());
                    history.registered(received.record());
                })
                .onTombstone(received -> transaction.executeWithoutResult(status -> remove(received, events)));
    }

    private void remove(Received<?> received, ApplicationEventPublisher events) {
        catchUp.termsArrived(received.timestamp());
        VmRef.ofKey(received.key()).ifPresent(vm -> {
            history.removed(vm, received.timestamp());
            events.publishEvent(new VmRemoved(vm, received.timestamp()));
        });
    }
}
