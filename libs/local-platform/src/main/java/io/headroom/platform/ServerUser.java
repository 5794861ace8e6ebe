package io.headroom.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The user PostgreSQL runs as, since it refuses to run as root: ourselves when we are not root, else "nobody" of a user
 * namespace of its own (files stay root's), else, where namespaces are forbidden, the system's "nobody".
 *
 * @param prefix the words that go before a command
 * @param fileOwner the user id that must own what the server writes
 */
record ServerUser(List<String> prefix, int fileOwner) {

    private static final int NOBODY = 65_534;

    static ServerUser choose() {
        int uid = currentUid();
        return uid == 0 ? insteadOfRoot() : new ServerUser(List.of(), uid);
    }

    static ServerUser insteadOfRoot() {
        if (works(namespaced())) {
            return namespaced();
        }
        if (works(dropped())) {
            return dropped();
        }
        throw new PlatformException("PostgreSQL refuses to run as root, and neither 'unshare -U' nor 'setpriv --reuid'"
                + " is allowed here: run Headroom as an ordinary user");
    }

    static ServerUser namespaced() {
        return new ServerUser(List.of("unshare", "-U"), 0);
    }

    static ServerUser dropped() {
        return new ServerUser(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"), NOBODY);
    }

    List<String> command(List<String> command) {
        List<String> words = new ArrayList<>(prefix);
        words.addAll(command);
        return words;
    }

    /** Whether the server's user is another than ours, so that files must be given to it and be reachable for it. */
    boolean isOther() {
        return fileOwner != currentUid();
    }

    private static boolean works(ServerUser user) {
        try {
            Process probe = new ProcessBuilder(user.command(List.of("true")))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return probe.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException("Interrupted while looking for a user for PostgreSQL", e);
        }
    }

    private static int currentUid() {
        try {
            return (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot tell which user this process runs as", e);
        }
    }
}
