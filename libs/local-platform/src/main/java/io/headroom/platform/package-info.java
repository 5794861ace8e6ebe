/** PostgreSQL and Kafka as real servers on this machine, without containers: for the local suite and for tests. */
@NullMarked
package io.headroom.platform;

import org.jspecify.annotations.NullMarked;
