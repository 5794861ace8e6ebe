/** The API documents of the services, alike in what they share. */
@NullMarked
package io.headroom.support.openapi;

import org.jspecify.annotations.NullMarked;
