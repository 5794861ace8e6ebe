@NullMarked
package io.headroom.gateway.openapi;

import org.jspecify.annotations.NullMarked;
