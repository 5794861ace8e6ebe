/** How good the point forecasts of regular series are: the hourly series of the M4 competition. */
@NullMarked
package io.headroom.bench.m4;

import org.jspecify.annotations.NullMarked;
