package io.headroom.allocator.inventory;

import java.util.Set;

/** Which providers a pool may name; answered by the side that has them. */
public interface KnownProviders {

    Set<String> names();
}
