package io.headroom.allocator.provider;

import org.jspecify.annotations.Nullable;

/** The provider cannot be reached or is broken; whether a command had its effect is unknown. */
public class ProviderUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ProviderUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
