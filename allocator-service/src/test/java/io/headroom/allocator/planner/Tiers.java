package io.headroom.allocator.planner;

import io.headroom.contracts.QosAssigned;
import io.headroom.contracts.QosPrices;
import io.headroom.contracts.QosProfile;
import io.headroom.contracts.VmRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** The seeded tiers, as the QoS service assigns them. */
final class Tiers {

    private Tiers() {}

    static QosAssigned bronze(VmRef vm, long version) {
        return assigned(vm, version, "BRONZE", 4, "0.020", "0.0025", new QosProfile(100, 0, 0, 100, 100, 50, 500));
    }

    static QosAssigned silver(VmRef vm, long version) {
        return assigned(
                vm, version, "SILVER", 10, "0.028", "0.0035", new QosProfile(200, 0.25, 10, 250, 200, 100, 1500));
    }

    static QosAssigned gold(VmRef vm, long version) {
        return assigned(vm, version, "GOLD", 30, "0.040", "0.0050", new QosProfile(400, 0.5, 50, 1000, 400, 250, 5000));
    }

    static QosAssigned platinum(VmRef vm, long version) {
        return assigned(
                vm, version, "PLATINUM", 100, "0.060", "0.0075", new QosProfile(800, 1, 200, 2500, 800, 500, 15000));
    }

    private static QosAssigned assigned(
            VmRef vm, long version, String tier, double weight, String core, String gib, QosProfile profile) {
        return new QosAssigned(
                vm.tenantId(),
                vm.vmId(),
                version,
                tier,
                1,
                QosAssigned.Source.VM,
                profile,
                new QosPrices("USD", new BigDecimal(core), new BigDecimal(gib), 0.3),
                weight,
                QosAssigned.PenaltyBasis.UNMET,
                null,
                1,
                1,
                List.of(),
                0.05,
                Instant.EPOCH);
    }
}
