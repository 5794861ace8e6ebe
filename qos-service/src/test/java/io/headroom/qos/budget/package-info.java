/** Tests. */
@NullMarked
package io.headroom.qos.budget;

import org.jspecify.annotations.NullMarked;
