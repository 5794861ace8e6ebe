@NullMarked
package io.headroom.forecast.event;

import org.jspecify.annotations.NullMarked;
