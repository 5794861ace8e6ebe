package io.headroom.local;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** A suite that runs on this machine, for programs that look at it from outside: where it is and how to get in. */
public final class RunningSuite {

    private static final String GATEWAY = "gateway";
    private static final String POSTGRES = "postgres";
    private static final String KAFKA = "kafka";

    private final Home home;
    private final Map<String, String> addresses;

    private RunningSuite(Home home, Map<String, String> addresses) {
        this.home = home;
        this.addresses = addresses;
    }

    /**
     * The suite that runs under the {@code HEADROOM_HOME} of the environment.
     *
     * @throws LaunchException if none does
     */
    public static RunningSuite find(Map<String, String> environment) {
        Home home = RunningSuites.find(environment).stream()
                .findFirst()
                .orElseThrow(() -> new LaunchException("Nothing runs: start it with ./headroom up"));
        return new RunningSuite(home, KeyValueFile.read(addressFile(home)));
    }

    static void publish(Home home, Ports ports, Platform platform) {
        Map<String, String> addresses = new TreeMap<>();
        addresses.put(GATEWAY, ports.gatewayUrl());
        addresses.put(POSTGRES, platform.jdbcServer());
        addresses.put(KAFKA, platform.bootstrapServers());
        KeyValueFile.write(addressFile(home), addresses);
    }

    /** Base address of the API. */
    public String gatewayUrl() {
        return address(GATEWAY);
    }

    /** The broker's bootstrap servers. */
    public String bootstrapServers() {
        return address(KAFKA);
    }

    /** A client of the local issuer. */
    public TokenClient tokens() {
        return new TokenClient(gatewayUrl(), Secrets.in(home).development());
    }

    /** A connection to a service's database as that service's own role; the caller closes it. */
    public Connection connect(Service service) throws SQLException {
        return DriverManager.getConnection(
                address(POSTGRES) + service.database(),
                service.database(),
                Secrets.in(home).database(service));
    }

    /** Where the suite keeps its data, logs and traces. */
    public Path directory() {
        return home.data();
    }

    private String address(String name) {
        String address = addresses.get(name);
        if (address == null) {
            throw new LaunchException("The suite in " + home.data() + " has not come up yet");
        }
        return address;
    }

    private static Path addressFile(Home home) {
        return home.file("addresses");
    }
}
