/** Takes samples and history in over HTTP and puts them on their way. */
@NullMarked
package io.headroom.forecast.ingest;

import org.jspecify.annotations.NullMarked;
