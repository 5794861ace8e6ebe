package io.headroom.forecasting.coldstart;

/** What is known of a series that is still short. */
public interface Newcomer {

    /** Nothing, at the very step that the group's shape was made. */
    Newcomer UNKNOWN = new Newcomer() {
        @Override
        public int known() {
            return 0;
        }

        @Override
        public int since() {
            return 0;
        }

        @Override
        public double ago(int steps) {
            return Double.NaN;
        }
    };

    /** How many steps it has. */
    int known();

    /** How many of them were taken since it was fitted. */
    int since();

    /** The value of a step, 1 for the last one; NaN if it is missing. */
    double ago(int steps);
}
