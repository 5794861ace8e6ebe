/** Reads traces as people have them: docs/traces.md, Bitbrains' and Azure's published files, Prometheus' answers. */
@NullMarked
package io.headroom.replay.trace;

import org.jspecify.annotations.NullMarked;
