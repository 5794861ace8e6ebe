package io.headroom.allocator.reservation;

import io.headroom.contracts.Resource;
import io.headroom.contracts.ResourceAmounts;
import java.util.function.LongBinaryOperator;

/** Arithmetic on amounts of all resources, as arrays in the order of {@link Resource}; nothing is changed in place. */
public final class Amounts {

    /** How many resources there are. */
    public static final int COUNT = Resource.values().length;

    private Amounts() {}

    public static long[] of(ResourceAmounts amounts) {
        return new long[] {amounts.cpuMillicores(), amounts.memoryMib(), amounts.diskKibPerS(), amounts.networkKibPerS()
        };
    }

    /**
     * The record of the contracts.
     *
     * @throws IllegalArgumentException if an amount is negative
     */
    public static ResourceAmounts record(long[] amounts) {
        return new ResourceAmounts(amounts[0], amounts[1], amounts[2], amounts[3]);
    }

    public static long[] zero() {
        return new long[COUNT];
    }

    public static long[] plus(long[] one, long[] other) {
        return combine(one, other, Math::addExact);
    }

    public static long[] minus(long[] one, long[] other) {
        return combine(one, other, Math::subtractExact);
    }

    public static long[] min(long[] one, long[] other) {
        return combine(one, other, Math::min);
    }

    public static long[] max(long[] one, long[] other) {
        return combine(one, other, Math::max);
    }

    /** Whether nothing is above zero. */
    public static boolean none(long[] amounts) {
        for (long amount : amounts) {
            if (amount > 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether each amount is within that of the limit. */
    public static boolean within(long[] amounts, long[] limit) {
        for (int resource = 0; resource < COUNT; resource++) {
            if (amounts[resource] > limit[resource]) {
                return false;
            }
        }
        return true;
    }

    private static long[] combine(long[] one, long[] other, LongBinaryOperator operator) {
        long[] result = new long[COUNT];
        for (int resource = 0; resource < COUNT; resource++) {
            result[resource] = operator.applyAsLong(one[resource], other[resource]);
        }
        return result;
    }
}
