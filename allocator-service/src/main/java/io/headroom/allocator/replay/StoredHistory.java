package io.headroom.allocator.replay;

import io.headroom.allocator.inventory.VmEntry;
import io.headroom.replay.Demand;
import io.headroom.replay.Grid;
import io.headroom.replay.Resource;
import io.headroom.replay.trace.Traces;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant's VMs used, as forecast-service has it. A VM is as large as its owner's upper bound lets it be, or as the most that
 * it used if that is more.
 */
record StoredHistory(HistoryClient client, String tenant, List<VmEntry> vms, Resource resource, Grid grid)
        implements DemandSource {

    private static final double MILLICORES = 1_000;

    @Override
    public Traces open(Consumer<String> progress) {
        List<Demand> known = new ArrayList<>();
        for (VmEntry vm : vms) {
            progress.accept("fetching the history of VM " + vm.vmId());
            Demand demand = demand(vm, client.use(tenant, vm.vmId(), resource, grid));
            if (demand != null) {
                known.add(demand);
            }
        }
        return new Fetched(grid, List.copyOf(known), vms.size() - known.size());
    }

    private @Nullable Demand demand(VmEntry vm, double[] use) {
        double largest =
                Arrays.stream(use).filter(value -> !Double.isNaN(value)).max().orElse(Double.NaN);
        if (Double.isNaN(largest)) {
            return null;
        }
        double bound = resource == Resource.CPU
                ? vm.maximum().cpuMillicores() / MILLICORES
                : vm.maximum().memoryMib();
        double capacity = Math.max(resource.unit(), Math.max(bound, largest));
        return Demand.of(vm.vmId(), resource, grid, use, Math.min(capacity, resource.most()));
    }

    @Override
    public String told(String message) {
        return message;
    }

    @Override
    public void close() {
        // Nothing was opened that stays.
    }

    /** Histories once they are fetched. */
    private record Fetched(Grid grid, List<Demand> vms, int empty) implements Traces {

        @Override
        public int size() {
            return vms.size();
        }

        @Override
        public int read(Predicate<String> wanted, Consumer<Demand> sink) {
            vms.stream().filter(vm -> wanted.test(vm.id())).forEach(sink);
            return empty;
        }
    }
}
