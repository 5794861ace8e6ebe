package io.headroom.forecasting.ensemble;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** One view of what is to come, as a distribution that depends on what was seen last. */
sealed interface Expert permits Expert.Located, Expert.Recent {

    /** A shorter window says too little. */
    int SHORTEST_WINDOW = 6;

    /** Its name in answers and events, with its parameters. */
    String name();

    /** How many steps of past it needs. */
    int reach();

    /**
     * A centre, and around it the errors it has made in units of a spread: {@code y = m(t) + s(t) e}, the location-scale
     * form of a conditional distribution (He, The American Statistician, 1997) with empirical e.
     */
    record Located(Centre centre, Spread spread) implements Expert {

        @Override
        public String name() {
            return centre.title() + spread.suffix();
        }

        @Override
        public int reach() {
            return centre.reach();
        }
    }

    /** The empirical distribution of the last values themselves; of the maxima of spans as long as the one asked for. */
    record Recent(int window) implements Expert {

        @Override
        public String name() {
            return "recent(" + window + ")";
        }

        @Override
        public int reach() {
            return Math.min(window, 36);
        }
    }

    /** Those around a model of its own kind. */
    static Stream<Expert> around(Walk walk) {
        return Stream.of(Spread.CONSTANT, Spread.LEVEL, Spread.CHANGE_12).map(spread -> new Located(walk, spread));
    }

    /** All that look at a history directly, of a day's and a week's length in steps. */
    static List<Expert> all(int day, int week) {
        List<Expert> experts = new ArrayList<>();
        Stream.of(Level.values()).flatMap(Expert::around).forEach(experts::add);
        Stream.of(Season.Kind.values())
                .map(kind -> new Season(kind, day))
                .flatMap(Expert::around)
                .forEach(experts::add);
        ofPeriod(week).forEach(experts::add);
        for (int window : new TreeSet<>(List.of(6, 12, 36, day / 2, day, week))) {
            if (window >= SHORTEST_WINDOW) {
                experts.add(new Recent(window));
            }
        }
        return experts;
    }

    /** Those that repeat what was a period before. */
    static Stream<Expert> ofPeriod(int period) {
        return Stream.of(Season.Kind.NAIVE, Season.Kind.PROFILE)
                .map(kind -> new Season(kind, period))
                .flatMap(Expert::around);
    }

    private static Stream<Expert> around(Centre centre) {
        return Stream.of(Spread.values()).map(spread -> new Located(centre, spread));
    }
}
