/** The tiers and every version of them: what is promised, enforced and charged. */
@NullMarked
package io.headroom.qos.tier;

import org.jspecify.annotations.NullMarked;
