/** Whether a deployment may go on. */
@NullMarked
package io.headroom.sla.gate;

import org.jspecify.annotations.NullMarked;
