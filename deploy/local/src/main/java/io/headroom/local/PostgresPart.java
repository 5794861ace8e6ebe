package io.headroom.local;

import io.headroom.platform.EmbeddedPostgres;
import io.headroom.platform.PostgresSettings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The embedded PostgreSQL as a part. */
final class PostgresPart implements Part {

    private final PostgresSettings settings;
    private @Nullable EmbeddedPostgres postgres;

    PostgresPart(PostgresSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public int port() {
        return settings.port();
    }

    @Override
    public void start() {
        if (postgres == null) {
            postgres = EmbeddedPostgres.start(settings);
        } else {
            postgres.restart();
        }
    }

    @Override
    public void stop() {
        if (postgres != null) {
            postgres.close();
        }
    }

    @Override
    public Optional<ProcessHandle> process() {
        return Optional.ofNullable(postgres).flatMap(running -> ProcessHandle.of(running.pid()));
    }
}
