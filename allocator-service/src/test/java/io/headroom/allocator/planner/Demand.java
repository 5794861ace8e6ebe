package io.headroom.allocator.planner;

import io.headroom.contracts.DemandForecast;
import io.headroom.contracts.Quantiles;
import io.headroom.contracts.Resource;
import io.headroom.contracts.ResourceForecast;
import io.headroom.contracts.VmRef;
import io.headroom.support.DomainTime;
import io.headroom.test.ForecastFixture;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Forecasts of processor time for stories. */
final class Demand {

    private Demand() {}

    /** The same demand from now on. */
    static DemandForecast flat(VmRef vm, double cores, long version, DomainTime time) {
        return flatFrom(vm, cores, version, time.stepIndex(time.now()), time);
    }

    /** The same demand from a step on. */
    static DemandForecast flatFrom(VmRef vm, double cores, long version, long step, DomainTime time) {
        return ForecastFixture.flat(vm.tenantId(), vm.vmId())
                .of(Resource.CPU, cores)
                .atVersion(version)
                .from(time.stepStart(step), time.step());
    }

    /** Demand that rises in the third hour from now, for two hours. */
    static DemandForecast risingInTheThirdHour(VmRef vm, double cores, double peak, long version, DomainTime time) {
        DemandForecast low = flat(vm, cores, version, time);
        ResourceForecast calm = low.resources().get(0);
        ResourceForecast busy = flat(vm, peak, version, time).resources().get(0);
        List<Quantiles> blocks = new ArrayList<>(
                Collections.nCopies(DemandForecast.BLOCKS, calm.blocks().get(0)));
        blocks.set(1, busy.blocks().get(0));
        blocks.set(2, busy.blocks().get(0));
        ResourceForecast rising = new ResourceForecast(
                calm.resource(),
                calm.observed(),
                calm.steps(),
                blocks,
                calm.windowMaxima(),
                calm.model(),
                calm.accuracy(),
                calm.coverage(),
                calm.fallbackReason());
        return new DemandForecast(
                low.tenantId(),
                low.vmId(),
                null,
                version,
                low.issuedAt(),
                low.from(),
                low.step(),
                low.trigger(),
                low.quantileLevels(),
                List.of(rising));
    }
}
