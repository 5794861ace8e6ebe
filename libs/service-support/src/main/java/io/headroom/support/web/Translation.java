package io.headroom.support.web;

import org.jspecify.annotations.Nullable;

/** Turns the exceptions of one layer into problems; null for those of another. */
@FunctionalInterface
interface Translation {

    @Nullable
    Problem of(Throwable failure);
}
