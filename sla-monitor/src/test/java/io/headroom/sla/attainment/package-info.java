@NullMarked
package io.headroom.sla.attainment;

import org.jspecify.annotations.NullMarked;
