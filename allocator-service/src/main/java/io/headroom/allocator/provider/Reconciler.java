package io.headroom.allocator.provider;

import io.headroom.contracts.AllocationChanged;
import io.headroom.contracts.Keys;
import io.headroom.contracts.VmRef;
import io.headroom.support.messaging.Outbox;
import jakarta.annotation.PostConstruct;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Compares what is in force with what was last reported, and reports what no command brought about. */
@Component
class Reconciler {

    private static final Logger log = LoggerFactory.getLogger(Reconciler.class);

    private final Providers providers;
    private final CarriedOut carriedOut;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Executor executor;

    Reconciler(
            Providers providers,
            CarriedOut carriedOut,
            Outbox outbox,
            TransactionTemplate transaction,
            @Qualifier("providerExecutor") Executor executor) {
        this.providers = providers;
        this.carriedOut = carriedOut;
        this.outbox = outbox;
        this.transaction = transaction;
        this.executor = executor;
    }

    @PostConstruct
    void listen() {
        for (GuardedProvider provider : providers.all()) {
            provider.unguarded().onChange(vm -> executor.execute(() -> attempt(provider, vm)));
        }
    }

    @Scheduled(fixedDelayString = "${headroom.provider.reconcile-every:1s}")
    void compareAll() {
        for (GuardedProvider provider : providers.all()) {
            try {
                Map<VmRef, AllocationChanged> reports = carriedOut.reports(provider.name()).stream()
                        .collect(Collectors.toMap(Reconciler::vmOf, Function.identity()));
                for (VmObservation seen : provider.read(ResourceProvider::observeAll)) {
                    AllocationChanged last = reports.get(seen.vm());
                    if (last != null && differs(last, seen)) {
                        attempt(provider, seen.vm());
                    }
                }
            } catch (RuntimeException away) {
                log.debug("Provider {} is compared later", provider.name(), away);
            }
        }
    }

    private void attempt(GuardedProvider provider, VmRef vm) {
        try {
            transaction.executeWithoutResult(status -> compare(provider, vm));
        } catch (RuntimeException away) {
            log.debug("VM {} is compared later", vm, away);
        }
    }

    /** Looks again under the VM's lock, so that neither a command's answer nor another instance comes between. */
    private void compare(GuardedProvider provider, VmRef vm) {
        Optional<AllocationChanged> last = carriedOut.lockedReport(vm);
        Optional<VmObservation> seen = provider.read(p -> p.observe(vm));
        if (last.isPresent() && seen.isPresent() && differs(last.get(), seen.get())) {
            AllocationChanged report = Reports.observed(last.get(), seen.get());
            carriedOut.noteReport(report);
            outbox.publish(Keys.vm(vm.tenantId(), vm.vmId()), report);
        }
    }

    /** What a later command has already changed is left to that command's answer. */
    private static boolean differs(AllocationChanged last, VmObservation seen) {
        return seen.generation() <= last.generation()
                && (!seen.effective().equals(last.effective()) || !seen.hostId().equals(last.hostId()));
    }

    private static VmRef vmOf(AllocationChanged report) {
        return new VmRef(report.tenantId(), report.vmId());
    }
}
