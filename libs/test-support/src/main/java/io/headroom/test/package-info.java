/** Tests against a real PostgreSQL and a real Kafka, in the words of the domain. */
@NullMarked
package io.headroom.test;

import org.jspecify.annotations.NullMarked;
