/** Tests. */
@NullMarked
package io.headroom.qos.tier;

import org.jspecify.annotations.NullMarked;
