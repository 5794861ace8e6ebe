/**
 * The automatic choice: many simple views of a series, each made a conditional distribution by its own errors, combined for
 * every reach and level by the pinball loss they would have had.
 */
@NullMarked
package io.headroom.forecasting.ensemble;

import org.jspecify.annotations.NullMarked;
