package io.headroom.bench;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The limits of the measurements, as {@code bench/targets.properties} states them. */
public final class Targets {

    private final Path file;
    private final Properties values = new Properties();

    private Targets(Path file) {
        this.file = file;
    }

    /**
     * Reads them.
     *
     * @throws IOException if the file cannot be read
     */
    public static Targets read(Path file) throws IOException {
        Targets targets = new Targets(file);
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            targets.values.load(reader);
        }
        return targets;
    }

    /**
     * One limit, in the unit its name ends in.
     *
     * @throws IllegalArgumentException if there is none of that name, or it is no number
     */
    public double limit(String name) {
        String value = values.getProperty(name);
        if (value == null) {
            throw new IllegalArgumentException(file + " states no limit " + name);
        }
        try {
            return Double.parseDouble(value.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(file + ": " + name + " is '" + value + "', which is no number", e);
        }
    }
}
