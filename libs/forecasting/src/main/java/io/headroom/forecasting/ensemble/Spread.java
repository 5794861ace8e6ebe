package io.headroom.forecasting.ensemble;

/** What the errors of a centre grow with: they are kept as multiples of it. */
enum Spread {
    /** With nothing. */
    CONSTANT(""),
    /** With what is expected. */
    LEVEL("~level"),
    /** With how much the last twelve steps changed. */
    CHANGE_12("~change(12)"),
    /** With how much the last 144 steps changed. */
    CHANGE_144("~change(144)"),
    /** With how far the last twelve steps lay from their mean. */
    DEVIATION_12("~deviation(12)");

    private final String suffix;

    Spread(String suffix) {
        this.suffix = suffix;
    }

    String suffix() {
        return suffix;
    }

    /** Whether it is the same for every centre. */
    boolean ofHistoryAlone() {
        return this != LEVEL;
    }

    /**
     * Its size, above 0.
     *
     * @param floor keeps it from vanishing
     */
    double of(History history, int at, double centre, double floor) {
        return switch (this) {
            case CONSTANT -> 1;
            case LEVEL -> Math.max(floor, centre);
            case CHANGE_12 -> floor + history.change(at, 12);
            case CHANGE_144 -> floor + history.change(at, 144);
            case DEVIATION_12 -> floor + history.deviation(at, 12);
        };
    }
}
