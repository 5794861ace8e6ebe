@NullMarked
package io.headroom.sla.breach;

import org.jspecify.annotations.NullMarked;
