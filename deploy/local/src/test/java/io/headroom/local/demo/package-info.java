/** Tests. */
@NullMarked
package io.headroom.local.demo;

import org.jspecify.annotations.NullMarked;
