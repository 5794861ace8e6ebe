package io.headroom.local;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

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
        prepareTwoAtATime();
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

    /** One after the other, each beside the running suite, until all are done or this thread is interrupted. */
    void quickenNextStart() throws InterruptedException {
        for (Service service : Service.values()) {
            program.quickenNextStart(service, environment.of(service));
        }
    }

    /** Unpacking is mostly one thread's work: two fill two processors, more would only take memory. */
    private void prepareTwoAtATime() {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Void>> tasks = new ArrayList<>();
            for (Service service : Service.values()) {
                tasks.add(() -> {
                    program.prepare(service);
                    return null;
                });
            }
            for (Future<Void> task : pool.invokeAll(tasks)) {
                task.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof LaunchException said) {
                throw said;
            }
            throw new LaunchException("Cannot prepare the services: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Stopped while preparing the services", e);
        } finally {
            pool.shutdownNow();
        }
    }

    private Part part(Service service) {
        home.rotateLog(service.module());
        return new JvmPart(new JvmPart.Spec(
                service.module(),
                ports.http(service),
                ports.management(service),
                () -> program.command(service),
                environment.of(service),
                program.directory(service),
                home.log(service.module())));
    }
}
