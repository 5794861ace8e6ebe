/** How well the promises were kept over a period, and how fast the error budget goes. */
@NullMarked
package io.headroom.sla.attainment;

import org.jspecify.annotations.NullMarked;
