/**
 * Replays measured demand through allocation policies and says what each would have cost and missed: the definitions of
 * docs/replay.md as code, without input or output.
 */
@NullMarked
package io.headroom.replay;

import org.jspecify.annotations.NullMarked;
