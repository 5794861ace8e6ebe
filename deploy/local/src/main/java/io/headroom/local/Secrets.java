package io.headroom.local;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;

/** The passwords and client secrets of one data set, each made up on first use and kept for its owner's eyes only. */
final class Secrets {

    private static final int BYTES = 24;

    private final Path file;
    private final Map<String, String> values;
    private final SecureRandom random = new SecureRandom();

    private Secrets(Path file, Map<String, String> values) {
        this.file = file;
        this.values = values;
    }

    static Secrets in(Home home) {
        Path file = home.file("secrets");
        return new Secrets(file, KeyValueFile.read(file));
    }

    String postgresSuperuser() {
        return secret("postgres");
    }

    String database(Service service) {
        return secret("database." + service.database());
    }

    String client(Service service) {
        return secret("client." + service.clientId());
    }

    /** What the development clients (operator, ci, tenant-NAME) sign in with at the local issuer. */
    String development() {
        return secret("development");
    }

    private synchronized String secret(String name) {
        String known = values.get(name);
        if (known != null) {
            return known;
        }
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String made = HexFormat.of().formatHex(bytes);
        values.put(name, made);
        KeyValueFile.write(file, values);
        return made;
    }
}
