package io.headroom.forecasting.group;

import java.time.Duration;

/**
 * How a training went.
 *
 * @param epochs how many there were
 * @param best the one that was kept, from 1; 0 if none was better than no training
 * @param lossBefore mean pinball loss on the held-back later part before training, in the model's own scaled units
 * @param loss the same of the model that was kept
 * @param took from beginning to end
 */
public record Training(int epochs, int best, double lossBefore, double loss, Duration took) {}
