package io.headroom.support.calls;

import java.io.IOException;

/** Another service answered that it failed. */
class UpstreamFailedException extends IOException {

    private static final long serialVersionUID = 1L;

    UpstreamFailedException(String name, int status) {
        super(name + " answered " + status);
    }
}
