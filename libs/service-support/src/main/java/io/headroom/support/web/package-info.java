/** The conventions of the API: problem details, ETags, cursors, ids, idempotency keys and long operations. */
@NullMarked
package io.headroom.support.web;

import org.jspecify.annotations.NullMarked;
