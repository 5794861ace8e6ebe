@NullMarked
package io.headroom.planning.proof;

import org.jspecify.annotations.NullMarked;
