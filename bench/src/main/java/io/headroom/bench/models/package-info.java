/** What the classical models cost, beside R's. */
@NullMarked
package io.headroom.bench.models;

import org.jspecify.annotations.NullMarked;
