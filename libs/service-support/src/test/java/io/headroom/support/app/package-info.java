/** A small service with everything that service-support gives one. */
@NullMarked
package io.headroom.support.app;

import org.jspecify.annotations.NullMarked;
