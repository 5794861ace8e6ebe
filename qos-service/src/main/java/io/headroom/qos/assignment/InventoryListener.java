package io.headroom.qos.assignment;

import io.headroom.contracts.GroupChanged;
import io.headroom.contracts.Keys;
import io.headroom.contracts.Topic;
import io.headroom.contracts.UnreadableMessageException;
import io.headroom.contracts.VmChanged;
import io.headroom.contracts.VmRef;
import io.headroom.support.messaging.Received;
import io.headroom.support.messaging.RecordListeners;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** Gives every registered VM its tier and takes it from those that are gone. */
@Configuration(proxyBeanMethods = false)
class InventoryListener {

    private static final String GROUP = "/group/";

    @Bean
    Consumer<Message<List<byte[]>>> inventory(RecordListeners listeners, Assigning assigning) {
        return listeners
                .each(Topic.INVENTORY)
                .on(VmChanged.class, received -> {
                    VmChanged vm = received.record();
                    requireKey(received, Keys.vm(vm.tenantId(), vm.vmId()));
                    assigning.registered(vm);
                })
                .on(GroupChanged.class, received -> {
                    GroupChanged group = received.record();
                    requireKey(received, Keys.group(group.tenantId(), group.group()));
                    assigning.groupRegistered(group);
                })
                .onTombstone(received -> removed(assigning, received.key()));
    }

    /** A record speaks for its own key only: else one tenant's key could carry another's VM. */
    private static void requireKey(Received<?> received, String own) {
        if (!received.key().equals(own)) {
            throw new UnreadableMessageException("key " + received.key() + " is not that of " + own, null);
        }
    }

    private static void removed(Assigning assigning, String key) {
        VmRef.ofKey(key).ifPresent(assigning::removed);
        int at = key.indexOf(GROUP);
        if (at > 0) {
            assigning.groupRemoved(key.substring(0, at), key.substring(at + GROUP.length()));
        }
    }
}
