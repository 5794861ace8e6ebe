package io.headroom.forecasting.ensemble;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** One view of what is to come, as a distribution that depends on what was seen last. */
sealed interface Expert permits Expert.Located, Expert.Recent {

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

    /**
     * All that look at a history directly.
     *
     * @param periods of its seasons in steps, the first one a day
     */
    static List<Expert> all(List<Integer> periods) {
        List<Centre> centres = new ArrayList<>(List.of(Level.values()));
        for (int i = 0; i < periods.size(); i++) {
            int period = periods.get(i);
            if (i == 0) {
                for (Season.Kind kind : Season.Kind.values()) {
                    centres.add(new Season(kind, period));
                }
            } else {
                centres.add(new Season(Season.Kind.NAIVE, period));
                centres.add(new Season(Season.Kind.PROFILE, period));
            }
        }
        List<Expert> experts = new ArrayList<>();
        for (Centre centre : centres) {
            for (Spread spread : Spread.values()) {
                experts.add(new Located(centre, spread));
            }
        }
        int day = periods.get(0);
        for (int window : new TreeSet<>(List.of(6, 12, 36, day / 2, day, 7 * day))) {
            if (window >= 6) {
                experts.add(new Recent(window));
            }
        }
        return experts;
    }
}
