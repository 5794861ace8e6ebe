/** The command {@code ./headroom replay}: reads a trace, replays it on all processors, and writes what came of it. */
@NullMarked
package io.headroom.replay.command;

import org.jspecify.annotations.NullMarked;
