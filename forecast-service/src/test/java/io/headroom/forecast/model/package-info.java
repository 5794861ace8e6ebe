/** Tests. */
@NullMarked
package io.headroom.forecast.model;

import org.jspecify.annotations.NullMarked;
