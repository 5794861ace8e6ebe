/** Tests. */
@NullMarked
package io.headroom.forecast.ingest;

import org.jspecify.annotations.NullMarked;
