package io.headroom.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds the suites on record under one {@code .headroom}, whichever data set they run on. */
final class RunningSuites {

    private RunningSuites() {}

    static List<Home> find(Map<String, String> environment) {
        Path root = Home.from(environment, Options.SUITE).root();
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> directories = Files.list(root)) {
            return directories
                    .map(directory ->
                            Home.from(environment, directory.getFileName().toString()))
                    .filter(home -> Files.exists(SuiteState.file(home)))
                    .sorted((one, other) -> one.name().compareTo(other.name()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + root, e);
        }
    }
}
