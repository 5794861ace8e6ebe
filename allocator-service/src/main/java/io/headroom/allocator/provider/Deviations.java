package io.headroom.allocator.provider;

import io.headroom.contracts.AllocationChanged.Deviation;
import io.headroom.contracts.AllocationCommand.Target;
import io.headroom.contracts.Enforcement;
import io.headroom.contracts.ResourceAmounts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Lists the fields of a target that are not as requested. */
final class Deviations {

    private static final List<Field> FIELDS = List.of(
            amount("cpuMillicores", ResourceAmounts::cpuMillicores),
            amount("memoryMib", ResourceAmounts::memoryMib),
            amount("diskKibPerS", ResourceAmounts::diskKibPerS),
            amount("networkKibPerS", ResourceAmounts::networkKibPerS),
            enforced("cpuWeight", Enforcement::cpuWeight),
            enforced("memoryGuaranteeMib", Enforcement::memoryGuaranteeMib),
            enforced("networkMinKibPerS", Enforcement::networkMinKibPerS),
            enforced("networkMaxKibPerS", Enforcement::networkMaxKibPerS),
            enforced("storagePriority", Enforcement::storagePriority),
            enforced("storageMaxKibPerS", Enforcement::storageMaxKibPerS),
            enforced("storageMaxIops", Enforcement::storageMaxIops));

    private Deviations() {}

    static List<Deviation> between(Target requested, Target effective, @Nullable String reason) {
        List<Deviation> deviations = new ArrayList<>();
        for (Field field : FIELDS) {
            long wanted = field.value.applyAsLong(requested);
            long actual = field.value.applyAsLong(effective);
            if (wanted != actual) {
                deviations.add(new Deviation(field.name, wanted, actual, reason == null ? "UNEXPLAINED" : reason));
            }
        }
        return deviations;
    }

    private static Field amount(String name, ToLongFunction<ResourceAmounts> value) {
        return new Field(name, target -> value.applyAsLong(target.resources()));
    }

    private static Field enforced(String name, ToLongFunction<Enforcement> value) {
        return new Field(name, target -> value.applyAsLong(target.enforcement()));
    }

    private record Field(String name, ToLongFunction<Target> value) {}
}
