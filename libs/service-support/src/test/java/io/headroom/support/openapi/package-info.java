/** Tests. */
@NullMarked
package io.headroom.support.openapi;

import org.jspecify.annotations.NullMarked;
