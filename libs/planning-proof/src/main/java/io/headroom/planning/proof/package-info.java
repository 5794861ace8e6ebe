/** Random pools, their exact optimum and how near the planner comes to it. */
@NullMarked
package io.headroom.planning.proof;

import org.jspecify.annotations.NullMarked;
