package io.headroom.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * What a process and its descendants use.
 *
 * @param residentKib memory, what is shared counted in proportion where the system tells, so that sums are true
 */
record ProcessUsage(long residentKib, Duration cpu) {

    static final ProcessUsage NONE = new ProcessUsage(0, Duration.ZERO);

    /** The process with everything below it: a database server is a tree. */
    static ProcessUsage ofTree(ProcessHandle root) {
        return Stream.concat(Stream.of(root), root.descendants())
                .map(ProcessUsage::of)
                .reduce(NONE, ProcessUsage::plus);
    }

    static ProcessUsage of(ProcessHandle process) {
        return new ProcessUsage(
                residentKib(process.pid()), process.info().totalCpuDuration().orElse(Duration.ZERO));
    }

    ProcessUsage plus(ProcessUsage other) {
        return new ProcessUsage(residentKib + other.residentKib, cpu.plus(other.cpu));
    }

    private static long residentKib(long pid) {
        Path directory = Path.of("/proc", Long.toString(pid));
        long proportional = kib(directory.resolve("smaps_rollup"), "Pss:");
        return proportional > 0 ? proportional : kib(directory.resolve("status"), "VmRSS:");
    }

    private static long kib(Path file, String name) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
