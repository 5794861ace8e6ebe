/** The suite on one machine: PostgreSQL, Kafka and the five services, started in order, watched, and stopped. */
@NullMarked
package io.headroom.local;

import org.jspecify.annotations.NullMarked;
