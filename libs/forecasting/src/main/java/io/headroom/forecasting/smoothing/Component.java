package io.headroom.forecasting.smoothing;

/** How a part of an exponential smoothing model enters: not at all, added, or multiplied. */
public enum Component {
    NONE('N'),
    ADDITIVE('A'),
    MULTIPLICATIVE('M');

    private final char letter;

    Component(char letter) {
        this.letter = letter;
    }

    char letter() {
        return letter;
    }
}
