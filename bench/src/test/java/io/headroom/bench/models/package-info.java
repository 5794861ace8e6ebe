@NullMarked
package io.headroom.bench.models;

import org.jspecify.annotations.NullMarked;
