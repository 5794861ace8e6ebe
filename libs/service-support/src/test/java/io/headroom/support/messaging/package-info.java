/** Tests. */
@NullMarked
package io.headroom.support.messaging;

import org.jspecify.annotations.NullMarked;
