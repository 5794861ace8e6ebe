package io.headroom.local;

import java.nio.file.Path;
import java.util.Map;

/** How much faster than life the suite's domain runs; stored with the data, whose steps and windows are cut by it. */
final class TimeScale {

    private static final String KEY = "time-scale";

    private TimeScale() {}

    /**
     * Records the scale with new data.
     *
     * @throws LaunchException if the data was made with another scale
     */
    static void claim(Home home, int scale) {
        Path file = home.file("data");
        Map<String, String> stored = KeyValueFile.read(file);
        String known = stored.get(KEY);
        if (known == null) {
            stored.put(KEY, Integer.toString(scale));
            KeyValueFile.write(file, stored);
        } else if (!known.equals(Integer.toString(scale))) {
            throw new LaunchException("The data in " + home.data() + " was made with time scale " + known
                    + " and cannot go on with " + scale + ": use --time-scale " + known
                    + ", another HEADROOM_HOME, or remove that directory");
        }
    }
}
