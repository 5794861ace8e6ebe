package io.headroom.allocator.provider;

import org.jspecify.annotations.Nullable;

/**
 * What the role makes of a command: the provider's result, or that there was none.
 *
 * @param result null if there was none
 * @param failure why there was none, in UPPER_SNAKE; null if there was one
 */
record Verdict(@Nullable ApplyResult result, @Nullable String failure) {

    static Verdict of(ApplyResult result) {
        return new Verdict(result, null);
    }

    static Verdict failed(String failure) {
        return new Verdict(null, failure);
    }
}
