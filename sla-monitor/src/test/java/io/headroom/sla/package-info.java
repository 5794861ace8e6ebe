@NullMarked
package io.headroom.sla;

import org.jspecify.annotations.NullMarked;
