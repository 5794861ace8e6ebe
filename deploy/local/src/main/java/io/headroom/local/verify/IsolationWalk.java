package io.headroom.local.verify;

import io.headroom.local.verify.Residents.Resident;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** I9: a tenant that asks for another's VM, or wants to change it, is told that there is none, at every door. */
final class IsolationWalk implements Check {

    private static final List<String> DOORS = List.of("", "/allocation", "/qos", "/forecast", "/sla");

    @Override
    public String id() {
        return "I9";
    }

    @Override
    public String promise() {
        return "no tenant sees another's VM";
    }

    @Override
    public List<String> violations(Evidence evidence) throws Exception {
        Door door = new Door(evidence.suite().gatewayUrl());
        List<String> leaks = new ArrayList<>();
        try (Residents residents = Residents.of(evidence, door)) {
            for (Resident asking : residents.all()) {
                for (Resident asked : residents.all()) {
                    leaks.addAll(asked.equals(asking) ? atHome(door, asking) : abroad(door, asking, asked));
                }
            }
        }
        return leaks;
    }

    /** A walk past closed doors proves nothing: the owner must be let in. */
    private static List<String> atHome(Door door, Resident owner) throws IOException, InterruptedException {
        int status = door.send("GET", owner.path(), owner.token(), null).status();
        return status == 200
                ? List.of()
                : List.of(owner.tenant() + " asked for its own " + owner.path() + " and was answered " + status);
    }

    private static List<String> abroad(Door door, Resident asking, Resident asked)
            throws IOException, InterruptedException {
        List<String> leaks = new ArrayList<>();
        for (String room : DOORS) {
            String path = asked.path() + room;
            int status = door.send("GET", path, asking.token(), null).status();
            if (status != 404) {
                leaks.add(asking.tenant() + " asked for " + path + " and was answered " + status);
            }
        }
        int status = door.send("PATCH", asked.path(), asking.token(), "{\"mode\": \"OBSERVE\"}", "If-Match", "\"1\"")
                .status();
        if (status != 404) {
            leaks.add(asking.tenant() + " wanted to change " + asked.path() + " and was answered " + status);
        }
        return leaks;
    }
}
