package io.headroom.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    Path root;

    @Test
    void eachSecretIsMadeUpOnceAndKept() {
        String first = Secrets.in(home()).database(Service.QOS);

        assertThat(first).hasSizeGreaterThanOrEqualTo(32);
        assertThat(Secrets.in(home()).database(Service.QOS)).isEqualTo(first);
    }

    @Test
    void noTwoPurposesShareASecret() {
        Secrets secrets = Secrets.in(home());
        Set<String> different = new HashSet<>(Set.of(secrets.postgresSuperuser(), secrets.development()));
        for (Service service : Service.values()) {
            different.add(secrets.database(service));
            different.add(secrets.client(service));
        }

        assertThat(different).hasSize(2 + 2 * Service.values().length);
    }

    @Test
    void onlyTheOwnerCanReadTheFile() throws Exception {
        Secrets.in(home()).development();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home().file("secrets"))))
                .isEqualTo("rw-------");
    }

    private Home home() {
        return new Home(root, root.resolve(".headroom"), "suite");
    }
}
