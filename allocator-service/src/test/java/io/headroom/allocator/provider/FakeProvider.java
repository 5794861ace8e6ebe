package io.headroom.allocator.provider;

import io.headroom.contracts.AllocationChanged.Outcome;
import io.headroom.contracts.AllocationCommand;
import io.headroom.contracts.AllocationCommand.Target;
import io.headroom.contracts.VmRef;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A provider that does as it is told, one instruction per command; without one it never answers. */
class FakeProvider implements ResourceProvider {

    private final Queue<Function<AllocationCommand, CompletionStage<ApplyResult>>> script = new ArrayDeque<>();
    private final Map<VmRef, VmObservation> vms = new ConcurrentHashMap<>();
    private final AtomicInteger applications = new AtomicInteger();
    private volatile boolean away;

    void then(Function<AllocationCommand, CompletionStage<ApplyResult>> reaction) {
        script.add(reaction);
    }

    /** Fails whatever it is asked from now on. */
    void away() {
        away = true;
    }

    int applications() {
        return applications.get();
    }

    /** Gives a VM what a command asks for. */
    ApplyResult effect(AllocationCommand command) {
        Target target = Objects.requireNonNull(command.target());
        VmRef vm = Objects.requireNonNull(Subject.vm(command));
        Instant now = Instant.now();
        vms.put(vm, new VmObservation(vm, command.hostId(), command.generation(), target, null, now));
        return new ApplyResult(Outcome.APPLIED, command.hostId(), target, null, now);
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public List<Capability> capabilities() {
        return List.of();
    }

    @Override
    public CompletionStage<ApplyResult> apply(AllocationCommand command) {
        applications.incrementAndGet();
        if (away) {
            return CompletableFuture.failedFuture(new ProviderUnavailableException("away", null));
        }
        Function<AllocationCommand, CompletionStage<ApplyResult>> reaction = script.poll();
        return reaction == null ? new CompletableFuture<>() : reaction.apply(command);
    }

    @Override
    public Optional<VmObservation> observe(VmRef vm) {
        if (away) {
            throw new ProviderUnavailableException("away", null);
        }
        return Optional.ofNullable(vms.get(vm));
    }

    @Override
    public List<VmObservation> observeAll() {
        return List.copyOf(vms.values());
    }

    @Override
    public Set<String> lostHosts() {
        return Set.of();
    }
}
