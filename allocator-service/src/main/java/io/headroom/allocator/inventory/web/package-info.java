/** The inventory over HTTP. */
@NullMarked
package io.headroom.allocator.inventory.web;

import org.jspecify.annotations.NullMarked;
