/** Replays the VMs of a trace on several threads and tells what came of them: what the command and the service share. */
@NullMarked
package io.headroom.replay.run;

import org.jspecify.annotations.NullMarked;
