package io.headroom.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The launcher over stand-ins for the services: everything else, PostgreSQL and Kafka too, is real. */
public final class StandInSuite {

    private StandInSuite() {}

    public static void main(String[] arguments) {
        Options options = Options.parse(List.of(arguments));
        Home home = Home.from(System.getenv(), options.data());
        System.exit(Main.launch(options, System.getenv(), home, new Console(), new StandIns(home)));
    }

    private record StandIns(Home home) implements ServiceProgram {

        @Override
        public void prepare(Service service, Map<String, String> environment) {}

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
