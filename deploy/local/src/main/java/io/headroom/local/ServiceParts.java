package io.headroom.local;

import java.util.ArrayList;
import java.util.List;

/** The five services as parts. */
final class ServiceParts {

    private final Home home;
    private final Ports ports;
    private final ServiceProgram program;
    private final SuiteEnvironment environment;
    private final List<Part> behind = new ArrayList<>();
    private final List<Part> gateway = new ArrayList<>();

    ServiceParts(Home home, Ports ports, ServiceProgram program, SuiteEnvironment environment) {
        this.home = home;
        this.ports = ports;
        this.program = program;
        this.environment = environment;
    }

    /** Does what has to be done before the first of them starts. */
    void prepare() {
        for (Service service : Service.values()) {
            program.prepare(service, environment.of(service));
        }
        for (Service service : Service.values()) {
            (service == Service.GATEWAY ? gateway : behind).add(part(service));
        }
    }

    List<Part> behindTheGateway() {
        return behind;
    }

    /** Apart from the others, as it is the first to stop: the door closes before the rooms empty. */
    List<Part> gateway() {
        return gateway;
    }

    List<Part> all() {
        List<Part> all = new ArrayList<>(behind);
        all.addAll(gateway);
        return all;
    }

    private Part part(Service service) {
        home.rotateLog(service.module());
        return new JvmPart(new JvmPart.Spec(
                service.module(),
                ports.http(service),
                ports.management(service),
                program.command(service),
                environment.of(service),
                program.directory(service),
                home.log(service.module())));
    }
}
