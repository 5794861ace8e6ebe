package io.headroom.forecast.model;

import io.headroom.contracts.Resource;
import io.headroom.forecasting.ensemble.FittedModel;
import java.time.Instant;
import java.util.Map;

/**
 * The models of a VM as they were saved, gone on to the last whole step.
 *
 * @param models by resource, one at least
 * @param fittedAt when the oldest of them was fitted
 */
record Restored(Map<Resource, FittedModel> models, Instant fittedAt) {}
