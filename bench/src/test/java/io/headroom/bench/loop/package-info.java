@NullMarked
package io.headroom.bench.loop;

import org.jspecify.annotations.NullMarked;
