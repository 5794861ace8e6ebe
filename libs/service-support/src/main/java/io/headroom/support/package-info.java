/** What every service shares: domain time and the suite's default configuration. */
@NullMarked
package io.headroom.support;

import org.jspecify.annotations.NullMarked;
