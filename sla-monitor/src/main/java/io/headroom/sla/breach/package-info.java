/** The life of a breach: opened, told, resolved. */
@NullMarked
package io.headroom.sla.breach;

import org.jspecify.annotations.NullMarked;
