@NullMarked
package io.headroom.replay.command;

import org.jspecify.annotations.NullMarked;
