/** Closes minutes that can no longer change, and lets breaches follow from them. */
@NullMarked
package io.headroom.sla.closing;

import org.jspecify.annotations.NullMarked;
