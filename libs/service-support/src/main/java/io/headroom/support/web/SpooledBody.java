package io.headroom.support.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/** A body that is too large for memory. */
public final class SpooledBody {

    private static final int BUFFER = 64 * 1024;

    private SpooledBody() {}

    /**
     * Writes a body into a file; deletes the file if that fails.
     *
     * @param limit most bytes that are taken
     * @param tooLarge the refusal of more
     */
    public static void write(InputStream body, Path file, long limit, Supplier<ProblemException> tooLarge)
            throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            long total = 0;
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                total += read;
                if (total > limit) {
                    throw tooLarge.get();
                }
                out.write(buffer, 0, read);
            }
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }
}
