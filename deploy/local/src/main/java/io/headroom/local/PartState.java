package io.headroom.local;

import org.jspecify.annotations.Nullable;

/**
 * One part as last seen by the launcher.
 *
 * @param process null while it is down
 * @param port the port others reach it by
 * @param managementPort where its health is asked for; 0 for a part without
 * @param restarts how often it had to be started again
 */
record PartState(String name, @Nullable ProcessIdentity process, int port, int managementPort, int restarts) {}
