/** Keeps a fitted model per VM and resource, refitted within a CPU budget. */
@NullMarked
package io.headroom.forecast.model;

import org.jspecify.annotations.NullMarked;
