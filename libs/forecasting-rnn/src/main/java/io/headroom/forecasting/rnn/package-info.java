/**
 * A recurrent net that is trained across the series of a group: a GRU reads what was last, a small head says for every target
 * which quantiles to expect. On DJL with PyTorch's CPU engine, whose natives come as jars; nothing is fetched at run time.
 */
@NullMarked
package io.headroom.forecasting.rnn;

import org.jspecify.annotations.NullMarked;
