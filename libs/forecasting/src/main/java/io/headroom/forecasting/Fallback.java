package io.headroom.forecasting;

/** Why a lower rung of the ladder made a forecast. */
public enum Fallback {
    /** Too few steps for a backtest: present use and a wide margin. */
    NO_HISTORY,
    /** Too few steps for a season: models without one compete. */
    SHORT_HISTORY,
    /** Too few steps of its own: the shape of its group at its own level, fading as its own history comes. */
    BORROWED_SHAPE
}
