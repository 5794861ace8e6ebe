package io.headroom.support.web;

/** How large a body may be that is held in memory. */
public final class PayloadLimit {

    /** 4 MiB. */
    public static final int MAX_BYTES = 4 * 1024 * 1024;

    private PayloadLimit() {}

    /** The refusal of a larger one, 413. */
    public static ProblemException exceeded() {
        return new ProblemException(
                CommonError.PAYLOAD_TOO_LARGE, "the body is larger than 4 MiB: split it into several requests");
    }
}
