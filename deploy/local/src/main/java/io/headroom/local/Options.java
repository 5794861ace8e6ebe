package io.headroom.local;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code up} was asked for.
 *
 * @param data the data set's name
 * @param timeScale 1 is real time
 * @param postgresUrl JDBC URL of an existing server, or null for the embedded one; the administrator who creates roles
 *     and databases there comes from HEADROOM_POSTGRES_ADMIN and HEADROOM_POSTGRES_ADMIN_PASSWORD
 * @param kafka bootstrap servers of an existing broker, or null for the embedded one
 */
record Options(
        String data,
        int timeScale,
        @Nullable String postgresUrl,
        @Nullable String kafka) {

    static final String SUITE = "suite";

    static Options parse(List<String> arguments) {
        String data = SUITE;
        int timeScale = 1;
        String postgresUrl = null;
        String kafka = null;
        Deque<String> words = new ArrayDeque<>(arguments);
        while (!words.isEmpty()) {
            String option = words.pop();
            switch (option) {
                case "--data" -> data = value(option, words);
                case "--time-scale" -> timeScale = scale(value(option, words));
                case "--postgres-url" -> postgresUrl = jdbcUrl(value(option, words));
                case "--kafka" -> kafka = value(option, words);
                default ->
                    throw new LaunchException("Unknown option " + option
                            + ": up takes --time-scale N, --postgres-url URL and --kafka HOST:PORT");
            }
        }
        return new Options(data, timeScale, postgresUrl, kafka);
    }

    private static String value(String option, Deque<String> words) {
        if (words.isEmpty()) {
            throw new LaunchException(option + " needs a value");
        }
        return words.pop();
    }

    private static int scale(String value) {
        try {
            int scale = Integer.parseInt(value);
            if (scale >= 1) {
                return scale;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new LaunchException("--time-scale is '" + value + "': give a whole number of at least 1");
    }

    /** The JDBC form of a server's URL, without a database. */
    static String jdbcUrl(String value) {
        if (value.contains("@") || value.contains("password=")) {
            throw new LaunchException("Give no password in --postgres-url, where every user of the machine can read it:"
                    + " set HEADROOM_POSTGRES_ADMIN and HEADROOM_POSTGRES_ADMIN_PASSWORD");
        }
        String url = value.startsWith("jdbc:") ? value : "jdbc:" + value;
        if (!url.matches("jdbc:postgresql://[^/]+")) {
            throw new LaunchException("--postgres-url is '" + value + "': write postgresql://HOST:PORT");
        }
        return url;
    }
}
