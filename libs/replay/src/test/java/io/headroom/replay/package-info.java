@NullMarked
package io.headroom.replay;

import org.jspecify.annotations.NullMarked;
