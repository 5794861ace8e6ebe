package io.headroom.qos.tier;

import io.headroom.contracts.QosAssigned.PenaltyBasis;
import io.headroom.contracts.QosProfile;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One version of a tier; never changed, only followed by another.
 *
 * @param name UPPER_SNAKE
 * @param version rises with every edit
 * @param terms what the tier promises and costs
 */
public record Tier(String name, long version, Terms terms) {

    /**
     * What a tier promises and costs.
     *
     * @param pricePerCoreHour for a core active for an hour
     * @param pricePerGibHour for a GiB of memory active for an hour
     * @param priceReservedShare price of reserved capacity as a share of the active price
     * @param shortageWeight a unit-hour short weighs this times the price when planning
     * @param penaltyBasis what a shortage is counted by
     * @param statedQuantile level to size at if the tier states it outright
     * @param cpuMultiplier explicit extra margin on CPU
     * @param memoryMultiplier explicit extra margin on memory
     * @param profile what is enforced
     * @param satisfactionTarget share of minutes in which no resource is short
     * @param latencyTarget share of minutes whose latency is under the threshold; absent for none promised
     * @param errorRatioTarget the largest share of failed requests
     * @param creditShare share of the bill owed for a missed objective
     */
    @Schema(example = """
            {"pricePerCoreHour": 0.04, "pricePerGibHour": 0.005, "priceReservedShare": 0.3, "shortageWeight": 30,
             "penaltyBasis": "UNMET", "cpuMultiplier": 1, "memoryMultiplier": 1,
             "profile": {"cpuWeight": 400, "memoryGuaranteeShare": 0.5, "networkMinMbitPerS": 50,
                         "networkMaxMbitPerS": 1000, "storagePriority": 400, "storageMaxMibPerS": 250,
                         "storageMaxIops": 5000},
             "satisfactionTarget": 0.995, "latencyTarget": 0.99, "errorRatioTarget": 0.005, "creditShare": 0.25}
            """)
    public record Terms(
            @NotNull @Positive @Digits(integer = 7, fraction = 6)
            BigDecimal pricePerCoreHour,

            @NotNull @Positive @Digits(integer = 7, fraction = 6)
            BigDecimal pricePerGibHour,

            @DecimalMin(value = "0", inclusive = false) @DecimalMax(value = "1", inclusive = false)
            double priceReservedShare,

            @DecimalMin(value = "1", inclusive = false) @DecimalMax("1000000")
            double shortageWeight,

            @NotNull PenaltyBasis penaltyBasis,

            @DecimalMin("0.5") @DecimalMax("0.999") @Nullable
            Double statedQuantile,

            @DecimalMin("1") @DecimalMax("10") double cpuMultiplier,
            @DecimalMin("1") @DecimalMax("10") double memoryMultiplier,
            @NotNull @Valid QosProfile profile,
            @DecimalMin("0") @DecimalMax("1") double satisfactionTarget,
            @DecimalMin("0") @DecimalMax("1") @Nullable Double latencyTarget,
            @DecimalMin("0") @DecimalMax("1") double errorRatioTarget,
            @DecimalMin("0") @DecimalMax("1") double creditShare) {}
}
