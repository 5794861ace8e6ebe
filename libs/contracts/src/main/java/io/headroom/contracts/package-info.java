/**
 * The messages on Headroom's topics: one flat record per event, its JSON Schema and a committed sample.
 *
 * <p>Within a version only optional fields are added; a reader ignores what it does not know and refuses what lacks a
 * required field. Units stand in the names.
 */
@NullMarked
package io.headroom.contracts;

import org.jspecify.annotations.NullMarked;
