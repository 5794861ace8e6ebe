/** Tests. */
@NullMarked
package io.headroom.support.operations;

import org.jspecify.annotations.NullMarked;
