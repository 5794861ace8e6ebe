package io.headroom.replay.own;

import io.headroom.replay.Resource;
import io.headroom.replay.Seen;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A group for every resource and lead: what is learned for one says nothing about another. */
final class Groups {

    private record Kind(Resource resource, int lead) {}

    private final Map<Kind, Group> groups = new ConcurrentHashMap<>();

    Group of(Seen seen, int lead) {
        return groups.computeIfAbsent(new Kind(seen.resource(), lead), kind -> new Group(lead));
    }
}
