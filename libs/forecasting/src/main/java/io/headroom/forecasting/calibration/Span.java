package io.headroom.forecasting.calibration;

/**
 * The nearest target of a group of targets that are alike.
 *
 * @param from its first step, 0 for the next one
 * @param length how many steps it has, at least 1
 */
public record Span(int from, int length) {}
