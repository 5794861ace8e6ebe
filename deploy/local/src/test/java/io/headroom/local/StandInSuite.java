package io.headroom.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The launcher over stand-ins for the services: everything else, PostgreSQL and Kafka too, is real. */
public final class StandInSuite {

    private StandInSuite() {}

    /** Where the stand-ins write how far the training beside the suite has come: "begun", then "ended". */
    static Path trainingRecord(Home home) {
        return home.log("training");
    }

    public static void main(String[] arguments) {
        Options options = Options.parse(List.of(arguments));
        Home home = Home.from(System.getenv(), options.data());
        System.exit(Main.launch(options, System.getenv(), home, new Console(), new StandIns(home)));
    }

    private record StandIns(Home home) implements ServiceProgram {

        @Override
        public void prepare(Service service) {}

        @Override
        public void quickenNextStart(Service service, Map<String, String> environment) throws InterruptedException {
            Path record = trainingRecord(home);
            keep(record, "begun");
            try {
                Thread.sleep(Duration.ofHours(1).toMillis());
            } finally {
                keep(record, "ended");
            }
        }

        private static void keep(Path record, String state) {
            try {
                Files.writeString(record, state);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public List<String> command(Service service) {
            List<String> command = new ArrayList<>(JavaRuntime.command(32));
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), StandInService.class.getName()));
            return command;
        }

        @Override
        public Path directory(Service service) {
            return home.workDirectory(service.module());
        }
    }
}
