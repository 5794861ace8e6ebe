@NullMarked
package io.headroom.gateway;

import org.jspecify.annotations.NullMarked;
