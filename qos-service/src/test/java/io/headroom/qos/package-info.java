/** Tests. */
@NullMarked
package io.headroom.qos;

import org.jspecify.annotations.NullMarked;
