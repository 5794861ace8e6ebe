package io.headroom.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The services as production has them: their jars, unpacked, with a class-data archive where one could be trained. */
final class ExtractedProgram implements ServiceProgram {

    private final Home home;
    private final Console console;
    private final Heaps heaps;
    private final Map<Service, Path> jars = new ConcurrentHashMap<>();

    ExtractedProgram(Home home, Console console, Heaps heaps) {
        this.home = home;
        this.console = console;
        this.heaps = heaps;
    }

    @Override
    public void prepare(Service service) {
        jars.put(service, Extraction.of(service, ServiceJar.of(home, service), home));
    }

    @Override
    public void quickenNextStart(Service service, Map<String, String> environment) throws InterruptedException {
        ClassDataArchive archive = ClassDataArchive.of(jar(service));
        if (archive.exists()) {
            return;
        }
        console.note("Training the class-data archive of " + service.module() + " (once per build)");
        String problem = archive.train(service, plainCommand(service), environment, home);
        console.note(
                problem.isEmpty()
                        ? "Trained: " + service.module() + " will start quicker from now on"
                        : "Not trained, " + service.module() + " goes on starting slower: " + problem);
    }

    @Override
    public List<String> command(Service service) {
        ClassDataArchive archive = ClassDataArchive.of(jar(service));
        return archive.exists() ? archive.used(plainCommand(service)) : plainCommand(service);
    }

    @Override
    public Path directory(Service service) {
        return home.workDirectory(service.module());
    }

    private List<String> plainCommand(Service service) {
        List<String> command = new ArrayList<>(JavaRuntime.command(heaps.mib(service)));
        command.add("-jar");
        command.add(jar(service).toString());
        return command;
    }

    private Path jar(Service service) {
        Path jar = jars.get(service);
        if (jar == null) {
            throw new IllegalStateException(service + " was not prepared");
        }
        return jar;
    }
}
