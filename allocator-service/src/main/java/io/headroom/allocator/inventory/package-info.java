/** What there is: pools, hosts, VMs and groups, as registered. */
@NullMarked
package io.headroom.allocator.inventory;

import org.jspecify.annotations.NullMarked;
