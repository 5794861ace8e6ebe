/** The cost threshold of each tenant. */
@NullMarked
package io.headroom.qos.budget;

import org.jspecify.annotations.NullMarked;
