/** Load that is known in advance: what tenants and their pipelines announce. */
@NullMarked
package io.headroom.forecast.event;

import org.jspecify.annotations.NullMarked;
