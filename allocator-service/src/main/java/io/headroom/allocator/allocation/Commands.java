package io.headroom.allocator.allocation;

import io.headroom.contracts.AllocationCommand;
import io.headroom.contracts.Keys;
import io.headroom.contracts.VmRef;
import io.headroom.support.messaging.Outbox;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Issues commands on VMs in the transaction of the decision that asks for them. */
@Service
public class Commands {

    private final Allocations allocations;
    private final CommandLog log;
    private final Outbox outbox;

    Commands(Allocations allocations, CommandLog log, Outbox outbox) {
        this.allocations = allocations;
        this.log = log;
        this.outbox = outbox;
    }

    /**
     * The generation that the next command of a registered VM must carry; whoever asks holds the VM's allocation until its
     * transaction ends.
     *
     * @throws IllegalArgumentException if the VM is not registered
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long nextGeneration(VmRef vm) {
        allocations.begin(vm);
        return allocations
                        .lock(vm)
                        .orElseThrow(() -> new IllegalArgumentException("VM " + vm + " is not registered"))
                        .generation()
                + 1;
    }

    /**
     * Stores a command as pending and publishes it.
     *
     * @throws IllegalArgumentException if it is about no VM, or its generation is not the VM's next
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void issue(AllocationCommand command) {
        String tenantId = command.tenantId();
        String vmId = command.vmId();
        if (tenantId == null || vmId == null) {
            throw new IllegalArgumentException("command " + command.commandId() + " is about no VM");
        }
        if (!allocations.request(new VmRef(tenantId, vmId), command)) {
            throw new IllegalArgumentException("generation " + command.generation() + " of VM " + vmId
                    + " was issued before: ask for the next one");
        }
        log.issued(command);
        outbox.publish(Keys.vm(tenantId, vmId), command);
    }
}
