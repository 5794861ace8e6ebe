@NullMarked
package io.headroom.bench.m4;

import org.jspecify.annotations.NullMarked;
