@NullMarked
package io.headroom.local;

import org.jspecify.annotations.NullMarked;
