package io.headroom.replay.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file {@code report.html}: one page that needs nothing beside itself. */
final class Report {

    private static final String PLACE = "/*SCORES*/null";

    private Report() {}

    /** @param scores what the page shows, as JSON */
    static void write(Path file, String scores) throws IOException {
        try (InputStream page = Report.class.getResourceAsStream("report.html")) {
            if (page == null) {
                throw new IllegalStateException("report.html is not in the jar");
            }
            String text = new String(page.readAllBytes(), StandardCharsets.UTF_8);
            // Inside a script only "<" could end it.
            Files.writeString(file, text.replace(PLACE, scores.replace("<", "\\u003c")));
        }
    }
}
