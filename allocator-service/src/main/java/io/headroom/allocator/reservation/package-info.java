/** The capacity calendar: what each host has, slot by slot, and who holds or has reserved it. */
@NullMarked
package io.headroom.allocator.reservation;

import org.jspecify.annotations.NullMarked;
