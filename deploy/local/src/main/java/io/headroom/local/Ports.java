package io.headroom.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The loopback ports of all parts; {@code HEADROOM_*_PORT} moves each. */
final class Ports {

    private static final String KAFKA = "HEADROOM_KAFKA_PORT";
    private static final String POSTGRES = "HEADROOM_POSTGRES_PORT";

    private final Map<String, Integer> byVariable;

    private Ports(Map<String, Integer> byVariable) {
        this.byVariable = byVariable;
    }

    static Ports from(Map<String, String> environment) {
        Map<String, Integer> ports = new LinkedHashMap<>();
        for (Service service : Service.values()) {
            ports.put(service.variable("PORT"), service.defaultPort());
            ports.put(service.variable("MANAGEMENT_PORT"), service.defaultManagementPort());
        }
        ports.put(KAFKA, 19092);
        ports.put(POSTGRES, 15432);
        ports.replaceAll((variable, usual) -> parse(variable, environment.getOrDefault(variable, usual.toString())));
        refuseDuplicates(ports);
        return new Ports(ports);
    }

    int http(Service service) {
        return port(service.variable("PORT"));
    }

    int management(Service service) {
        return port(service.variable("MANAGEMENT_PORT"));
    }

    int kafka() {
        return port(KAFKA);
    }

    int postgres() {
        return port(POSTGRES);
    }

    /** The public address of the suite, which is also the issuer of its tokens. */
    String gatewayUrl() {
        return "http://localhost:" + http(Service.GATEWAY);
    }

    /** Refuses to go on while somebody else listens on a port that is needed. */
    void requireFree(Set<String> unneeded) {
        String taken = byVariable.entrySet().stream()
                .filter(entry -> !unneeded.contains(entry.getKey()) && isTaken(entry.getValue()))
                .map(entry -> entry.getValue() + " (move it with " + entry.getKey() + ")")
                .collect(Collectors.joining(", "));
        if (!taken.isEmpty()) {
            throw new LaunchException("Something else listens on port " + taken + ": stop it or move Headroom's port");
        }
    }

    /** The variables whose ports we do not listen on, where servers of others are used. */
    static Set<String> unneeded(boolean foreignPostgres, boolean foreignKafka) {
        Set<String> unneeded = new HashSet<>();
        if (foreignPostgres) {
            unneeded.add(POSTGRES);
        }
        if (foreignKafka) {
            unneeded.add(KAFKA);
        }
        return unneeded;
    }

    private int port(String variable) {
        Integer port = byVariable.get(variable);
        if (port == null) {
            throw new IllegalArgumentException(variable);
        }
        return port;
    }

    private static int parse(String variable, String value) {
        try {
            int port = Integer.parseInt(value.strip());
            if (port >= 1 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Said below, with the name of the variable.
        }
        throw new LaunchException(variable + " is '" + value + "': give a port between 1 and 65535");
    }

    private static void refuseDuplicates(Map<String, Integer> ports) {
        Map<Integer, String> seen = new LinkedHashMap<>();
        ports.forEach((variable, port) -> {
            String other = seen.putIfAbsent(port, variable);
            if (other != null) {
                throw new LaunchException(
                        "Port " + port + " is given to both " + other + " and " + variable + ": move one of them");
            }
        });
    }

    private static boolean isTaken(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
