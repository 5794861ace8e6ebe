/** The side next to the hypervisor: applies commands and reports what is in force. */
@NullMarked
package io.headroom.allocator.provider;

import org.jspecify.annotations.NullMarked;
