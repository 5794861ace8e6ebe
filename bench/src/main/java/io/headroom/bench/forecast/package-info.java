/** How good forecasts of real demand are, beside a simple peer, and what they cost. */
@NullMarked
package io.headroom.bench.forecast;

import org.jspecify.annotations.NullMarked;
