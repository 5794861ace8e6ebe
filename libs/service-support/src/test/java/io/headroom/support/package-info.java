/** Tests. */
@NullMarked
package io.headroom.support;

import org.jspecify.annotations.NullMarked;
