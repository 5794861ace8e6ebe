/** Headroom's own policies: its forecasts and its decision, as they are in the services. */
@org.jspecify.annotations.NullMarked
package io.headroom.replay.own;
