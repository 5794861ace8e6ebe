package io.headroom.allocator.planner;

import io.headroom.contracts.QosAssigned;
import org.jspecify.annotations.Nullable;

/**
 * What a rehearsal assumes.
 *
 * @param demandFactor multiplies the forecast
 * @param shortageWeight in place of the tier's; null for the tier's own
 */
record WhatIf(double demandFactor, @Nullable Double shortageWeight) {

    static final WhatIf AS_IT_IS = new WhatIf(1, null);

    @Nullable
    QosAssigned applyTo(@Nullable QosAssigned qos) {
        if (qos == null || shortageWeight == null) {
            return qos;
        }
        return new QosAssigned(
                qos.tenantId(),
                qos.vmId(),
                qos.version(),
                qos.tier(),
                qos.tierVersion(),
                qos.source(),
                qos.profile(),
                qos.prices(),
                shortageWeight,
                qos.penaltyBasis(),
                qos.statedQuantile(),
                qos.cpuMultiplier(),
                qos.memoryMultiplier(),
                qos.objectives(),
                qos.creditShare(),
                qos.effectiveAt());
    }
}
