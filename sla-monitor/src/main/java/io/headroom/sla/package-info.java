/** Judges the minutes of every VM by what was promised, and tells when a promise is broken and when it is kept again. */
@NullMarked
package io.headroom.sla;

import org.jspecify.annotations.NullMarked;
