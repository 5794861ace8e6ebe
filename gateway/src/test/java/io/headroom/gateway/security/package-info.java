@NullMarked
package io.headroom.gateway.security;

import org.jspecify.annotations.NullMarked;
