/** Long work: started with 202, followed by its id. */
@NullMarked
package io.headroom.support.operations;

import org.jspecify.annotations.NullMarked;
