/** Records in and out of Kafka: outbox, inbox, batch consumption and dead letters. */
@NullMarked
package io.headroom.support.messaging;

import org.jspecify.annotations.NullMarked;
