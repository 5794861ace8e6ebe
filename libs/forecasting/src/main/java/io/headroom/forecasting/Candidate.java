package io.headroom.forecasting;

/**
 * A model that has forecast the held-back history, with its errors; its state stands at the end of the series.
 *
 * @param name the forecaster's, with {@code ~} in front if its errors are relative
 * @param model at the end of the series
 * @param errors over all origins
 * @param nearLoss mean pinball loss over single steps and windows in the second half of the origins, in the series' unit
 * @param farLoss the same over the blocks, NaN if the history is too short for any
 * @param coverage share of single-step outcomes at or below each level in the second half
 */
record Candidate(String name, PointModel model, Errors errors, double nearLoss, double farLoss, double[] coverage) {}
