/** Knows the VMs: registered or seen, their group and what they effectively have. */
@NullMarked
package io.headroom.forecast.directory;

import org.jspecify.annotations.NullMarked;
