/** Several models at once, weighed by how they did. */
@NullMarked
package io.headroom.forecasting.combination;

import org.jspecify.annotations.NullMarked;
