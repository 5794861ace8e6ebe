/** How many durable reservations the calendar takes, and whether anything breaks it. */
@NullMarked
package io.headroom.bench.calendar;

import org.jspecify.annotations.NullMarked;
