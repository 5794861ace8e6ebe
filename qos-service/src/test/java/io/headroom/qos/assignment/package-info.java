/** Tests. */
@NullMarked
package io.headroom.qos.assignment;

import org.jspecify.annotations.NullMarked;
