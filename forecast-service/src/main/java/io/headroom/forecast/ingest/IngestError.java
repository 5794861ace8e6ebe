package io.headroom.forecast.ingest;

import io.headroom.support.web.ErrorCategory;
import io.headroom.support.web.ErrorCode;

/** What can be wrong with samples. */
enum IngestError implements ErrorCode {
    /** The envelope holds no list of samples. */
    SAMPLES_REQUIRED(ErrorCategory.CLIENT),
    TOO_MANY_SAMPLES(ErrorCategory.CLIENT),
    /** A sample's fields break their rules. */
    SAMPLE_INVALID(ErrorCategory.CLIENT),
    SAMPLE_IN_FUTURE(ErrorCategory.CLIENT),
    SAMPLE_TOO_OLD(ErrorCategory.CLIENT),
    /** Too many VMs of the tenant send metrics without being registered. */
    VM_CAP_REACHED(ErrorCategory.LIMIT),
    IMPORT_HEADER_INVALID(ErrorCategory.CLIENT),
    IMPORT_TOO_LARGE(ErrorCategory.CLIENT);

    private final ErrorCategory category;

    IngestError(ErrorCategory category) {
        this.category = category;
    }

    @Override
    public ErrorCategory category() {
        return category;
    }
}
