package io.headroom.local;

import java.util.Map;

/** Lays down databases, roles and topics on servers that others run, as the container suite needs; all by environment. */
final class PrepareCommand {

    private final Map<String, String> environment;

    PrepareCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    int run() {
        Platform platform = new Platform(
                Options.jdbcUrl(required("HEADROOM_POSTGRES_URL")) + "/",
                required("HEADROOM_POSTGRES_ADMIN"),
                required(PlatformParts.ADMIN_PASSWORD),
                required("HEADROOM_KAFKA"));
        Databases.prepare(platform, service -> required(service.variable("DATABASE_PASSWORD")));
        TopicSetup.prepare(platform.bootstrapServers());
        return 0;
    }

    private String required(String variable) {
        String value = environment.getOrDefault(variable, "");
        if (value.isBlank()) {
            throw new LaunchException(variable + " is not set");
        }
        return value;
    }
}
