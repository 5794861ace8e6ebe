package io.headroom.local;

import java.util.EnumMap;
import java.util.Map;

/** The most heap that each service may take: its usual limit or what {@code HEADROOM_<SERVICE>_HEAP_MIB} says. */
final class Heaps {

    /** Below this none of them starts. */
    private static final int LEAST_MIB = 96;

    private final Map<Service, Integer> mib = new EnumMap<>(Service.class);

    private Heaps() {}

    static Heaps from(Map<String, String> environment) {
        Heaps heaps = new Heaps();
        for (Service service : Service.values()) {
            String variable = service.variable("HEAP_MIB");
            String given = environment.get(variable);
            heaps.mib.put(service, given == null ? service.heapMib() : parse(variable, given));
        }
        return heaps;
    }

    int mib(Service service) {
        return mib.getOrDefault(service, service.heapMib());
    }

    private static int parse(String variable, String value) {
        try {
            int mib = Integer.parseInt(value.strip());
            if (mib >= LEAST_MIB) {
                return mib;
            }
        } catch (NumberFormatException e) {
            // Said below, with the name of the variable.
        }
        throw new LaunchException(variable + " is '" + value + "': give a whole number of at least " + LEAST_MIB);
    }
}
