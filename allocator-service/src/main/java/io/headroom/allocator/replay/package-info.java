/** Replays policies on traces that are uploaded and on the VMs' own history, one replay at a time. */
@NullMarked
package io.headroom.allocator.replay;

import org.jspecify.annotations.NullMarked;
