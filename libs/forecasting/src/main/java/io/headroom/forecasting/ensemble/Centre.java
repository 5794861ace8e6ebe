package io.headroom.forecasting.ensemble;

/** What a series is expected to do: a simple statistic of its past, taken for the demand of a span to come. */
interface Centre {

    /** Its name in answers and events, with its parameters. */
    String title();

    /** How many steps of past it needs. */
    int reach();

    /** Whether it says the same of every span. */
    boolean flat();

    /**
     * The largest demand expected within a span.
     *
     * @param at the last step that may be looked at
     * @param from first step of the span, 1 for the step after {@code at}
     * @param to after the last step of the span
     */
    double of(History history, int at, int from, int to);
}
