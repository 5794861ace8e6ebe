package io.headroom.forecast.ingest;

/** A sample that cannot be taken, while the others of its request can. */
final class UnusableSampleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final IngestError code;

    UnusableSampleException(IngestError code, String detail) {
        super(detail);
        this.code = code;
    }

    IngestError code() {
        return code;
    }

    Rejection at(int index) {
        return new Rejection(index, code, String.valueOf(getMessage()));
    }
}
