package io.headroom.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The Java that runs us, and the way it runs the parts: a quick start and a small footprint before peak speed. */
final class JavaRuntime {

    private JavaRuntime() {}

    static String executable() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** A name for the exact Java, as class-data archives fit one only. */
    static String version() {
        return Runtime.version().toString().replaceAll("[^A-Za-z0-9.]", "_");
    }

    static boolean hasVirtualThreads() {
        return Runtime.version().feature() >= 21;
    }

    /** The first words of every command: java, its heap, C1 only, the serial collector. */
    static List<String> command(int heapMib) {
        List<String> command = new ArrayList<>(List.of(
                executable(),
                "-Xmx" + heapMib + "m",
                "-Xss512k",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-Duser.timezone=UTC"));
        if (Runtime.version().feature() >= 24) {
            // Kafka's compression codecs and Tomcat's native probe; a warning per start otherwise.
            command.add("--enable-native-access=ALL-UNNAMED");
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        return command;
    }
}
