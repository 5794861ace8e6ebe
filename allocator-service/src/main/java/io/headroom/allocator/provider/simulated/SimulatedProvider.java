package io.headroom.allocator.provider.simulated;

import io.headroom.allocator.provider.ApplyResult;
import io.headroom.allocator.provider.Capability;
import io.headroom.allocator.provider.Capability.Support;
import io.headroom.allocator.provider.ResourceProvider;
import io.headroom.allocator.provider.VmObservation;
import io.headroom.contracts.AllocationCommand;
import io.headroom.contracts.AllocationCommand.Target;
import io.headroom.contracts.VmRef;
import io.headroom.support.DomainTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Hosts that exist in the database only: they take their time, run out, and fail on demand. */
@Component
class SimulatedProvider implements ResourceProvider {

    static final String NAME = "simulated";

    private static final List<Capability> CAPABILITIES = List.of(
            field("cpuMillicores", "millicores"),
            field("memoryMib", "MiB"),
            field("diskKibPerS", "KiB/s"),
            field("networkKibPerS", "KiB/s"),
            new Capability("cpuWeight", Support.SUPPORTED, "share", 1, 10_000, true),
            field("memoryGuaranteeMib", "MiB"),
            field("networkMinKibPerS", "KiB/s"),
            field("networkMaxKibPerS", "KiB/s"),
            new Capability("storagePriority", Support.SUPPORTED, "share", 1, 1_000, true),
            field("storageMaxKibPerS", "KiB/s"),
            field("storageMaxIops", "operations/s"));

    private final Effects effects;
    private final SimulatedFleet fleet;
    private final Faults faults;
    private final SimulatedProperties properties;
    private final DomainTime domainTime;
    private final Executor executor;
    private final List<Consumer<VmRef>> listeners = new CopyOnWriteArrayList<>();

    SimulatedProvider(
            Effects effects,
            SimulatedFleet fleet,
            Faults faults,
            SimulatedProperties properties,
            DomainTime domainTime,
            @Qualifier("providerExecutor") Executor executor) {
        this.effects = effects;
        this.fleet = fleet;
        this.faults = faults;
        this.properties = properties;
        this.domainTime = domainTime;
        this.executor = executor;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Capability> capabilities() {
        return CAPABILITIES;
    }

    @Override
    public CompletionStage<ApplyResult> apply(AllocationCommand command) {
        List<Fault> here = faultsOf(command);
        if (has(here, FaultKind.SILENT)) {
            return new CompletableFuture<>();
        }
        CompletableFuture<ApplyResult> answer =
                CompletableFuture.supplyAsync(() -> effect(command, here), after(latency(command, here)));
        return has(here, FaultKind.DROP_ANSWERS) ? answer.thenCompose(dropped -> new CompletableFuture<>()) : answer;
    }

    @Override
    public Optional<VmObservation> observe(VmRef vm) {
        return fleet.find(vm).map(found -> found.under(faults.inForce()));
    }

    @Override
    public List<VmObservation> observeAll() {
        List<Fault> inForce = faults.inForce();
        return fleet.all().stream().map(vm -> vm.under(inForce)).toList();
    }

    @Override
    public Set<String> lostHosts() {
        return faults.lostHosts();
    }

    @Override
    public void onChange(Consumer<VmRef> listener) {
        listeners.add(listener);
    }

    /** A fault begins or ends: what its VMs have may have changed. */
    void changed(Fault fault) {
        fleet.all().stream()
                .filter(vm -> fault.strikes(vm.hostId(), vm.vm()))
                .forEach(vm -> listeners.forEach(listener -> listener.accept(vm.vm())));
    }

    private ApplyResult effect(AllocationCommand command, List<Fault> here) {
        if (has(here, FaultKind.HOST_LOST) && command.kind() != AllocationCommand.Kind.REMOVE_VM) {
            return effects.refused(command, VmObservation.HOST_LOST);
        }
        return has(here, FaultKind.REFUSE) ? effects.refused(command, "SIMULATED_REFUSAL") : effects.of(command);
    }

    private Duration latency(AllocationCommand command, List<Fault> here) {
        Duration latency = domainTime.real(properties.latency().plus(shrinking(command)));
        for (Fault fault : here) {
            latency = latency.plus(fault.delay());
        }
        return latency;
    }

    private Duration shrinking(AllocationCommand command) {
        Target target = command.target();
        if (target == null || properties.shrinkMibPerS() == 0) {
            return Duration.ZERO;
        }
        long held = vmOf(command)
                .flatMap(fleet::find)
                .map(vm -> vm.granted().memoryMib())
                .orElse(0L);
        long givenBack = Math.max(0, held - target.resources().memoryMib());
        return Duration.ofMillis(givenBack * 1000 / properties.shrinkMibPerS());
    }

    private Executor after(Duration latency) {
        return latency.isZero()
                ? executor
                : CompletableFuture.delayedExecutor(latency.toNanos(), TimeUnit.NANOSECONDS, executor);
    }

    private List<Fault> faultsOf(AllocationCommand command) {
        Optional<VmRef> vm = vmOf(command);
        return faults.inForce().stream()
                .filter(fault -> vm.map(it -> fault.strikes(command.hostId(), it))
                        .orElse(command.hostId().equals(fault.hostId())))
                .toList();
    }

    private static boolean has(List<Fault> faults, FaultKind kind) {
        return faults.stream().anyMatch(fault -> fault.kind() == kind);
    }

    private static Optional<VmRef> vmOf(AllocationCommand command) {
        String tenantId = command.tenantId();
        String vmId = command.vmId();
        return tenantId == null || vmId == null ? Optional.empty() : Optional.of(new VmRef(tenantId, vmId));
    }

    private static Capability field(String name, String unit) {
        return new Capability(name, Support.SUPPORTED, unit, 0, Long.MAX_VALUE, true);
    }
}
