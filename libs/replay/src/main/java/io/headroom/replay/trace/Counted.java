package io.headroom.replay.trace;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what comes out of a file once it is unpacked, and ends it at the limit: a small file may unpack without end. */
final class Counted extends FilterInputStream {

    private static final long MB = 1024 * 1024;

    private final long most;
    private long left;

    Counted(InputStream in, TraceLimits limits) {
        super(in);
        this.most = limits.bytes();
        this.left = most;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = super.skip(count);
        count(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(long bytes) {
        left -= bytes;
        if (left < 0) {
            throw new TraceTooLargeException("the trace is larger than " + most / MB + " MB once it is unpacked");
        }
    }
}
