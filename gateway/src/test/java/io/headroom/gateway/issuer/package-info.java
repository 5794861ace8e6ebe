@NullMarked
package io.headroom.gateway.issuer;

import org.jspecify.annotations.NullMarked;
