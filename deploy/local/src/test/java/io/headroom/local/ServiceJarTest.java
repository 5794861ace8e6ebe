package io.headroom.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceJarTest {

    @TempDir
    Path project;

    @Test
    void takesTheExecutableJarAmongOthers() throws IOException {
        jar("headroom-qos.jar", "BOOT-INF/classes/", "x");
        jar("headroom-qos-sources.jar", "io/headroom/qos/Tier.java", "x");

        assertThat(ServiceJar.of(home(), Service.QOS).path().getFileName()).hasToString("headroom-qos.jar");
    }

    @Test
    void saysWhatToDoWithoutOne() {
        assertThatThrownBy(() -> ServiceJar.of(home(), Service.QOS))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("qos-service")
                .hasMessageContaining("build");
    }

    @Test
    void theFingerprintFollowsTheContentOnly() throws IOException {
        Path original = jar("a.jar", "A.class", "one");
        Path copy = jar("b.jar", "A.class", "one");
        Path changed = jar("c.jar", "A.class", "two");

        assertThat(new ServiceJar(copy).fingerprint()).isEqualTo(new ServiceJar(original).fingerprint());
        assertThat(new ServiceJar(changed).fingerprint()).isNotEqualTo(new ServiceJar(original).fingerprint());
    }

    private Path jar(String name, String entry, String content) throws IOException {
        Path target = Files.createDirectories(project.resolve("qos-service/target"));
        Path jar = target.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry(entry));
            if (!entry.endsWith("/")) {
                zip.write(content.getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }

    private Home home() {
        return new Home(project, project.resolve(".headroom"), "suite");
    }
}
