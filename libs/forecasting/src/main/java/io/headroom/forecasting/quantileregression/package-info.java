/**
 * Conditional quantiles learned directly from features by pinball loss: linear regressions and gradient-boosted trees, which may start
 * from quantiles that are already believed and then learn by how much those are off, and where.
 */
@org.jspecify.annotations.NullMarked
package io.headroom.forecasting.quantileregression;
