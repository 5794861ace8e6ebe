package io.headroom.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The options of a measurement, {@code --name value} each. */
public final class Options {

    private final Map<String, String> values;

    private Options(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Reads options.
     *
     * @param usual every option there is, by its name without dashes, with its usual value
     * @throws MisusedException if another one is given, or one without its value
     */
    public static Options of(List<String> words, Map<String, String> usual) {
        Map<String, String> values = new LinkedHashMap<>(usual);
        for (int i = 0; i < words.size(); i += 2) {
            String word = words.get(i);
            String name = word.startsWith("--") ? word.substring(2) : "";
            if (!usual.containsKey(name)) {
                throw new MisusedException("Unknown option " + word + ", there are: " + all(usual));
            }
            if (i + 1 == words.size()) {
                throw new MisusedException(word + " needs a value");
            }
            values.put(name, words.get(i + 1));
        }
        return new Options(values);
    }

    /** The value of an option as it was given. */
    public String text(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name);
        }
        return value;
    }

    /**
     * The value of an option that counts something.
     *
     * @throws MisusedException if it is no whole number of at least 1
     */
    public int count(String name) {
        String value = text(name);
        try {
            int count = Integer.parseInt(value);
            if (count >= 1) {
                return count;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new MisusedException("--" + name + " is '" + value + "': give a whole number of at least 1");
    }

    private static String all(Map<String, String> usual) {
        return usual.isEmpty()
                ? "none"
                : new TreeSet<>(usual.keySet())
                        .stream()
                                .map(name -> "--" + name + " (" + usual.get(name) + ")")
                                .collect(Collectors.joining(", "));
    }
}
