/** Collects samples into minutes with a clock per VM, and judges a minute. */
@NullMarked
package io.headroom.sla.window;

import org.jspecify.annotations.NullMarked;
