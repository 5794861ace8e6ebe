/** Traces that survive HTTP, the outbox and Kafka. */
@NullMarked
package io.headroom.support.observability;

import org.jspecify.annotations.NullMarked;
