/** The one door of the suite. */
@NullMarked
package io.headroom.gateway;

import org.jspecify.annotations.NullMarked;
