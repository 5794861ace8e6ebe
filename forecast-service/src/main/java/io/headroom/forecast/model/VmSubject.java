package io.headroom.forecast.model;

import io.headroom.contracts.Resource;
import io.headroom.contracts.VmRef;
import io.headroom.forecast.event.LoadEvents;
import io.headroom.forecast.event.VmEvents;
import io.headroom.forecast.history.StepUse;
import io.headroom.forecasting.PlannedLoad;
import org.jspecify.annotations.Nullable;

/** One VM that is forecast. */
public final class VmSubject extends Subject {

    private final VmRef vm;

    VmSubject(VmRef vm) {
        this.vm = vm;
    }

    public VmRef vm() {
        return vm;
    }

    @Override
    public String tenantId() {
        return vm.tenantId();
    }

    @Override
    public String vmId() {
        return vm.vmId();
    }

    @Override
    public @Nullable String group() {
        return null;
    }

    @Override
    public String key() {
        return vm.key();
    }

    @Override
    public PlannedLoad planned(LoadEvents events, Resource resource, long from, int steps) {
        return events.of(vm).ahead(resource, from, steps);
    }

    /**
     * Takes the steps up to and including one; those without use are missing.
     *
     * @param use of this VM, in order of steps
     * @param events of this VM: the models learn nothing of them
     */
    public synchronized void take(Iterable<StepUse> use, long upTo, VmEvents events) {
        for (StepUse step : use) {
            if (step.step() > through() && step.step() <= upTo) {
                take(
                        step.step(),
                        resource -> events.without(resource, step.step(), step.of(resource)),
                        this::isCensored);
            }
        }
        skipTo(upTo);
    }
}
