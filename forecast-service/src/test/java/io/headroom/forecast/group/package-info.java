@NullMarked
package io.headroom.forecast.group;

import org.jspecify.annotations.NullMarked;
