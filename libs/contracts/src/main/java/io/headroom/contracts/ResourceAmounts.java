package io.headroom.contracts;

/**
 * An amount of each planned resource in the units that are allocated and sold; as a reservation's delta an amount may
 * be zero, never negative.
 *
 * @param cpuMillicores thousandths of a core, not negative
 * @param memoryMib MiB, not negative
 * @param diskKibPerS KiB/s read and written together, not negative
 * @param networkKibPerS KiB/s received and sent together, not negative
 */
public record ResourceAmounts(long cpuMillicores, long memoryMib, long diskKibPerS, long networkKibPerS) {

    /** Nothing of anything. */
    public static final ResourceAmounts ZERO = new ResourceAmounts(0, 0, 0, 0);

    public ResourceAmounts {
        Require.notNegative("cpuMillicores", cpuMillicores);
        Require.notNegative("memoryMib", memoryMib);
        Require.notNegative("diskKibPerS", diskKibPerS);
        Require.notNegative("networkKibPerS", networkKibPerS);
    }

    /** The amount of one resource, in the unit of its component. */
    public long get(Resource resource) {
        return switch (resource) {
            case CPU -> cpuMillicores;
            case MEMORY -> memoryMib;
            case DISK -> diskKibPerS;
            case NETWORK -> networkKibPerS;
        };
    }
}
