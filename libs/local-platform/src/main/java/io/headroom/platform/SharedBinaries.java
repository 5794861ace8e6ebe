package io.headroom.platform;

import java.nio.file.Path;

/** Where tests of all modules share one unpacked PostgreSQL. */
final class SharedBinaries {

    private SharedBinaries() {}

    /** The user's cache; for root the system's, as PostgreSQL's own user may not enter root's home. */
    static Path directory() {
        String cache = System.getenv("XDG_CACHE_HOME");
        if (cache != null && !cache.isBlank()) {
            return Path.of(cache, "headroom");
        }
        boolean root = "root".equals(System.getProperty("user.name"));
        return root ? Path.of("/var/cache/headroom") : Path.of(System.getProperty("user.home"), ".cache", "headroom");
    }
}
