/** Tests. */
@NullMarked
package io.headroom.support.web;

import org.jspecify.annotations.NullMarked;
