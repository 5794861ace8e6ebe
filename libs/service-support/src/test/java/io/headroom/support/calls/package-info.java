/** Tests. */
@NullMarked
package io.headroom.support.calls;

import org.jspecify.annotations.NullMarked;
