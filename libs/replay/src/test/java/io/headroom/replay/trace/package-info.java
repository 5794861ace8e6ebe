@NullMarked
package io.headroom.replay.trace;

import org.jspecify.annotations.NullMarked;
