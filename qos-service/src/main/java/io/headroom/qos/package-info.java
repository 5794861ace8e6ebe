/** Keeps tiers, assignments and budgets, and tells the suite what each VM is promised. */
@NullMarked
package io.headroom.qos;

import org.jspecify.annotations.NullMarked;
