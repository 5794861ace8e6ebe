package io.headroom.test;

import io.headroom.platform.EmbeddedKafka;
import io.headroom.platform.EmbeddedPostgres;
import io.headroom.platform.PostgresSettings;

/** The pair as processes and threads of this JVM; both end with it. */
final class EmbeddedPair {

    private EmbeddedPair() {}

    static Platform start() {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(settings());
        EmbeddedKafka kafka = EmbeddedKafka.forTests();
        return new Platform(
                "127.0.0.1",
                postgres.port(),
                EmbeddedPostgres.SUPERUSER,
                postgres.password(),
                kafka.bootstrapServers());
    }

    /** {@code -Dheadroom.test.durable=true} has every commit on disk, as a measurement needs it. */
    private static PostgresSettings settings() {
        PostgresSettings usual = PostgresSettings.forTests();
        return new PostgresSettings(
                usual.directory(),
                usual.binaries(),
                usual.port(),
                usual.password(),
                Boolean.getBoolean("headroom.test.durable"),
                usual.temporary());
    }
}
