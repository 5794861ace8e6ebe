@NullMarked
package io.headroom.sla.terms;

import org.jspecify.annotations.NullMarked;
