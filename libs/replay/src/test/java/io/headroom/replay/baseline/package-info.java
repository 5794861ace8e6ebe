@NullMarked
package io.headroom.replay.baseline;

import org.jspecify.annotations.NullMarked;
