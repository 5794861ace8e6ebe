/** Tests of Headroom's own policies. */
@org.jspecify.annotations.NullMarked
package io.headroom.replay.own;
