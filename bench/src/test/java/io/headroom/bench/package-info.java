@NullMarked
package io.headroom.bench;

import org.jspecify.annotations.NullMarked;
