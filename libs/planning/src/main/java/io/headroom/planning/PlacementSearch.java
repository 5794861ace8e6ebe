package io.headroom.planning;

import io.headroom.planning.HostWorth.Priced;
import io.headroom.planning.Placement.Newcomer;
import io.headroom.planning.ScarceCapacity.Solution;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Improves a seating step by step: a newcomer whose host is short goes to another host, or takes another newcomer's place
 * while that one goes elsewhere; the best step is taken until none gains. A bound on the hosts looked at keeps it short in
 * large pools.
 */
final class PlacementSearch {

    /** Rounds of search, each at new prices of money. */
    private static final int ROUNDS = 3;

    /** Hosts looked at for one newcomer beside its own. */
    private static final int BREADTH = 8;

    /** How many worths of hosts are worked out at most. */
    private static final int MOST = 20_000;

    private static final double GAIN = 1e-9;

    private Seating seating;
    private final List<Claim> settled;
    private final ScarceCapacity capacity;
    private final List<Priced> newcomers = new ArrayList<>();
    private final Map<String, List<Priced>> residents = new HashMap<>();
    private Solution solution;
    private int worked;

    PlacementSearch(Seating seating, List<Claim> settled, Map<String, Double> spendable) {
        this.seating = seating;
        this.settled = settled;
        this.capacity = new ScarceCapacity(seating.rooms(), spendable);
        this.solution = solve();
    }

    Seating seating() {
        return seating;
    }

    /** Whether everybody has a host and all that is wanted. */
    boolean complete() {
        return seating.claims().size() == seating.size()
                && solution.sharing().grants().stream()
                        .noneMatch(grant -> grant.cappedByCapacity() || grant.cappedByCost());
    }

    boolean betterThan(PlacementSearch other) {
        int placed = seating.claims().size();
        int others = other.seating.claims().size();
        return placed != others ? placed > others : value() > other.value();
    }

    private double value() {
        return solution.sharing().total();
    }

    void improve() {
        if (complete()) {
            return;
        }
        for (int i = 0; i < seating.size(); i++) {
            newcomers.add(Priced.of(seating.newcomer(i).claim()));
        }
        for (Claim claim : settled) {
            residents.computeIfAbsent(claim.host(), host -> new ArrayList<>()).add(Priced.of(claim));
        }
        for (int round = 0; round < ROUNDS; round++) {
            int placed = seating.claims().size();
            double before = value();
            Seating kept = seating.copy();
            HostWorth worth = new HostWorth(solution.prices());
            boolean changed = false;
            while (worked < MOST && sweep(worth)) {
                changed = true;
            }
            Solution old = solution;
            solution = solve();
            if (seating.claims().size() == placed && value() <= before * (1 + GAIN)) {
                seating = kept;
                solution = old;
                return;
            }
            if (!changed) {
                return;
            }
        }
    }

    private Solution solve() {
        List<Claim> all = new ArrayList<>(settled);
        all.addAll(seating.claims());
        return capacity.solve(all);
    }

    /** Takes the best step of each newcomer whose host is short; false if nobody has one. */
    private boolean sweep(HostWorth worth) {
        boolean changed = false;
        for (int i = 0; i < seating.size() && worked < MOST; i++) {
            String host = seating.host(i);
            Step best = host != null && !seating.isShort(host) ? null : bestFor(i, worth);
            if (best != null) {
                best.apply(seating);
                changed = true;
            }
        }
        return changed;
    }

    private @Nullable Step bestFor(int mover, HostWorth worth) {
        Step best = null;
        double most = 0;
        for (Step step : steps(mover)) {
            double gain = gain(step, worth);
            if (gain > most) {
                most = gain;
                best = step;
            }
        }
        return best;
    }

    /** Where a newcomer could go, alone or in the place of another that goes elsewhere. */
    private List<Step> steps(int mover) {
        String from = seating.host(mover);
        List<String> hosts = emptiest(mover);
        List<Step> steps = new ArrayList<>();
        for (String to : hosts) {
            if (to.equals(from)) {
                continue;
            }
            steps.add(new Step(mover, to, -1, null));
            for (int other : seating.on(to)) {
                for (String otherTo : hosts) {
                    if (!otherTo.equals(to)) {
                        steps.add(new Step(mover, to, other, otherTo));
                    }
                }
            }
        }
        return steps;
    }

    /** The newcomer's own host and those that would be emptiest with it, so many at most. */
    private List<String> emptiest(int mover) {
        Newcomer newcomer = seating.newcomer(mover);
        String own = seating.host(mover);
        List<String> hosts = new ArrayList<>();
        if (own != null) {
            hosts.add(own);
        }
        seating.rooms().stream()
                .filter(room -> !room.hostId().equals(own))
                .sorted(Comparator.comparingDouble(room -> seating.fullestAfter(newcomer, room)))
                .limit(BREADTH)
                .forEach(room -> hosts.add(room.hostId()));
        return hosts;
    }

    /** What a step gains; not above 0 if it is not possible. */
    private double gain(Step step, HostWorth worth) {
        Step back = step.back(seating);
        List<String> hosts = step.touched(seating);
        double before = worth(hosts, worth);
        int placed = seating.host(step.mover) == null ? 0 : 1;
        double gain = 0;
        if (step.tryOn(seating)) {
            double after = worth(hosts, worth);
            gain = placed == 0 ? Double.MAX_VALUE / 2 : after - before;
            if (gain <= GAIN * Math.abs(before)) {
                gain = 0;
            }
        }
        back.apply(seating);
        return gain;
    }

    private double worth(List<String> hosts, HostWorth worth) {
        double sum = 0;
        for (String host : hosts) {
            List<Priced> claims = new ArrayList<>(residents.getOrDefault(host, List.of()));
            seating.on(host).forEach(newcomer -> claims.add(newcomers.get(newcomer)));
            sum += worth.of(seating.room(host), claims);
            worked++;
        }
        return sum;
    }

    /**
     * A change of one or two newcomers' hosts.
     *
     * @param other who makes room, -1 for nobody
     */
    private record Step(
            int mover,
            @Nullable String to,
            int other,
            @Nullable String otherTo) {

        Step back(Seating seating) {
            return new Step(mover, seating.host(mover), other, other < 0 ? null : seating.host(other));
        }

        List<String> touched(Seating seating) {
            List<String> hosts = new ArrayList<>();
            for (String host : new String[] {to, seating.host(mover), otherTo}) {
                if (host != null && !hosts.contains(host)) {
                    hosts.add(host);
                }
            }
            return hosts;
        }

        void apply(Seating seating) {
            seating.move(mover, to);
            if (other >= 0) {
                seating.move(other, otherTo);
            }
        }

        /** Applies it as far as the hosts admit it. */
        boolean tryOn(Seating seating) {
            seating.move(mover, null);
            if (other >= 0) {
                seating.move(other, null);
            }
            return put(seating, mover, to) && (other < 0 || put(seating, other, otherTo));
        }

        private static boolean put(Seating seating, int index, @Nullable String host) {
            if (host == null || !seating.admits(seating.newcomer(index), host)) {
                return false;
            }
            seating.move(index, host);
            return true;
        }
    }
}
