package io.headroom.forecasting;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The numbers that R gave, from {@code r/goldens.tsv}; how they were made stands in {@code r/goldens.R}. */
public final class Goldens {

    private static final Map<String, String> VALUES = read();

    private Goldens() {}

    private static Map<String, String> read() {
        Map<String, String> values = new HashMap<>();
        try (InputStream in = Goldens.class.getResourceAsStream("/r/goldens.tsv")) {
            String text = new String(java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] parts = line.split("\t", 3);
                values.put(parts[0] + "\t" + parts[1], parts[2]);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return values;
    }

    /** The names that begin with a prefix, sorted. */
    public static List<String> cases(String prefix) {
        return VALUES.keySet().stream()
                .map(key -> key.split("\t", 2)[0])
                .filter(name -> name.startsWith(prefix))
                .distinct()
                .sorted()
                .toList();
    }

    public static boolean has(String name, String field) {
        return VALUES.containsKey(name + "\t" + field);
    }

    public static String text(String name, String field) {
        return java.util.Objects.requireNonNull(VALUES.get(name + "\t" + field), name + " " + field);
    }

    public static double[] numbers(String name, String field) {
        return Arrays.stream(text(name, field).split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    public static double number(String name, String field) {
        return numbers(name, field)[0];
    }
}
