package io.headroom.bench;

import java.util.List;

/** One named measurement: measures, shows its figures, and judges them by {@code bench/targets.properties}. */
public interface Measurement {

    /** The word after {@code ./headroom bench}. */
    String name();

    /** What is measured, in one line. */
    String purpose();

    /**
     * Measures.
     *
     * @param words what was given after the name, see {@link Options}
     * @param verdicts takes the figures
     * @throws MisusedException if it is given options that it does not know
     */
    void run(List<String> words, Verdicts verdicts) throws Exception;
}
