/** Holds the recurrent net to its promises: order, seeds, saving, and no network. */
@NullMarked
package io.headroom.forecasting.rnn;

import org.jspecify.annotations.NullMarked;
