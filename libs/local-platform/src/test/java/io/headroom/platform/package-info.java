@NullMarked
package io.headroom.platform;

import org.jspecify.annotations.NullMarked;
