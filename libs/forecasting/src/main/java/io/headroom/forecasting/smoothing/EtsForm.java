package io.headroom.forecasting.smoothing;

import java.util.ArrayList;
import java.util.List;

/**
 * Which exponential smoothing model: error, trend and season (Hyndman et al., Forecasting with Exponential Smoothing, 2008,
 * table 2.1).
 *
 * @param error {@link Component#ADDITIVE} or {@link Component#MULTIPLICATIVE}
 * @param trend of the level
 * @param damped whether the trend fades with the horizon
 * @param season of one period
 */
public record EtsForm(Component error, Component trend, boolean damped, Component season) {

    public EtsForm {
        if (error == Component.NONE) {
            throw new IllegalArgumentException("a model needs an error");
        }
        if (damped && trend == Component.NONE) {
            throw new IllegalArgumentException("no trend to damp");
        }
    }

    /** The form of a code such as {@code MAdM}: error, trend, {@code d} if damped, season. */
    public static EtsForm of(String code) {
        boolean damped = code.length() == 4 && code.charAt(2) == 'd';
        if (code.length() != (damped ? 4 : 3)) {
            throw new IllegalArgumentException("form " + code + " must read like ANN, MAM or AAdA");
        }
        return new EtsForm(
                component(code.charAt(0)),
                component(code.charAt(1)),
                damped,
                component(code.charAt(code.length() - 1)));
    }

    private static Component component(char letter) {
        for (Component component : Component.values()) {
            if (component.letter() == letter) {
                return component;
            }
        }
        throw new IllegalArgumentException("component " + letter + " must be N, A or M");
    }

    /**
     * The forms among which the automatic choice is made, as R's {@code ets} restricts them: no multiplicative trend, and
     * no additive error with a multiplicative season (its likelihood is unstable).
     */
    static List<EtsForm> candidates(boolean seasonal, boolean positive) {
        List<EtsForm> forms = new ArrayList<>();
        for (String trend : List.of("N", "A", "Ad")) {
            forms.add(of("A" + trend + "N"));
            if (seasonal) {
                forms.add(of("A" + trend + "A"));
            }
            if (positive) {
                forms.add(of("M" + trend + "N"));
            }
            if (seasonal && positive) {
                forms.add(of("M" + trend + "A"));
                forms.add(of("M" + trend + "M"));
            }
        }
        return forms;
    }

    boolean hasTrend() {
        return trend != Component.NONE;
    }

    boolean isSeasonal() {
        return season != Component.NONE;
    }

    /** Whether the model only makes sense for values above 0. */
    public boolean needsPositive() {
        return error == Component.MULTIPLICATIVE
                || trend == Component.MULTIPLICATIVE
                || season == Component.MULTIPLICATIVE;
    }

    /** Such as {@code MAdM}. */
    public String code() {
        return "" + error.letter() + trend.letter() + (damped ? "d" : "") + season.letter();
    }
}
