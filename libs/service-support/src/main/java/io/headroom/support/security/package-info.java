/** Who is calling, for which tenant and with which scopes. */
@NullMarked
package io.headroom.support.security;

import org.jspecify.annotations.NullMarked;
