package io.headroom.allocator.inventory;

import io.headroom.support.web.ETags;
import org.jspecify.annotations.Nullable;

/** The version that whoever asks for a change has seen; refuses if it is not the current one. */
@FunctionalInterface
public interface Precondition {

    void check(long currentVersion);

    /** The precondition of an {@code If-Match} header. */
    static Precondition ifMatch(@Nullable String header) {
        return version -> ETags.require(header, version);
    }
}
