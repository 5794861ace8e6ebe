package io.headroom.forecasting;

/**
 * How one candidate fared on the held-back history.
 *
 * @param model its name
 * @param nearLoss mean pinball loss over single steps and windows, in the series' unit; NaN if it could not be scored
 * @param farLoss the same over the blocks
 */
public record Score(String model, double nearLoss, double farLoss) {}
