@NullMarked
package io.headroom.sla.window;

import org.jspecify.annotations.NullMarked;
