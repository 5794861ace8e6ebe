@NullMarked
package io.headroom.replay.fleet;

import org.jspecify.annotations.NullMarked;
