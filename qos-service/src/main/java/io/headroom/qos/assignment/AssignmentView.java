package io.headroom.qos.assignment;

import io.headroom.contracts.QosAssigned;
import io.headroom.contracts.QosPrices;
import io.headroom.contracts.QosProfile;
import io.headroom.contracts.ResourceAmounts;
import io.headroom.contracts.SlaObjective;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a VM has been promised, and the price from now on.
 *
 * @param vmId the VM
 * @param tier name of the tier
 * @param tierVersion version of its definition
 * @param source whether the VM's own choice, its group's or the default decided
 * @param version of this assignment; its ETag
 * @param profile what is enforced
 * @param prices price of a core and a GiB for an hour
 * @param fullSizePerHour what the VM costs for an hour in which all of its nominal size is active
 * @param objectives what is promised
 * @param statedQuantile level to size at if one was stated
 * @param creditShare share of the bill owed for a missed objective
 * @param effectiveAt since when
 */
record AssignmentView(
        String vmId,
        String tier,
        long tierVersion,
        QosAssigned.Source source,
        long version,
        QosProfile profile,
        QosPrices prices,
        BigDecimal fullSizePerHour,
        List<SlaObjective> objectives,
        @Nullable Double statedQuantile,
        double creditShare,
        Instant effectiveAt) {

    static AssignmentView of(QosAssigned message, ResourceAmounts size) {
        return new AssignmentView(
                message.vmId(),
                message.tier(),
                message.tierVersion(),
                message.source(),
                message.version(),
                message.profile(),
                message.prices(),
                perHour(message.prices(), size),
                message.objectives(),
                message.statedQuantile(),
                message.creditShare(),
                message.effectiveAt());
    }

    /** Rounded half up to a millionth. */
    private static BigDecimal perHour(QosPrices prices, ResourceAmounts size) {
        BigDecimal cores = BigDecimal.valueOf(size.cpuMillicores()).movePointLeft(3);
        BigDecimal gib =
                BigDecimal.valueOf(size.memoryMib()).divide(BigDecimal.valueOf(1_024), 9, RoundingMode.HALF_UP);
        return prices.perCoreHour()
                .multiply(cores)
                .add(prices.perGibHour().multiply(gib))
                .setScale(6, RoundingMode.HALF_UP);
    }
}
