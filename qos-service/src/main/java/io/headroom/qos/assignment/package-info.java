/** Which tier each VM has, from its own choice, its group's or by default, and since when. */
@NullMarked
package io.headroom.qos.assignment;

import org.jspecify.annotations.NullMarked;
