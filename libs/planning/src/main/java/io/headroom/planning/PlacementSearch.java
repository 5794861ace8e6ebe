package io.headroom.planning;

import io.headroom.planning.HostWorth.Priced;
import io.headroom.planning.Placement.Newcomer;
import io.headroom.planning.ScarceCapacity.Solution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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
    private static final int NOBODY = -1;

    private Seating seating;
    private final List<Claim> settled;
    private final ScarceCapacity capacity;
    /** By identity: a claim is what it is. */
    private final Map<Claim, Priced> priced = new IdentityHashMap<>();

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
        for (int round = 0; round < ROUNDS; round++) {
            int placed = seating.claims().size();
            double before = value();
            Seating kept = seating.copy();
            HostWorth worth = new HostWorth(solution.prices());
            boolean changed = false;
            while (worked < MOST && sweep(worth)) {
                changed = true;
            }
            if (!changed) {
                return;
            }
            Solution old = solution;
            solution = solve();
            if (seating.claims().size() == placed && value() <= before * (1 + GAIN)) {
                seating = kept;
                solution = old;
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
            int host = seating.host(i);
            Step best = host != Seating.NONE && !seating.isShort(host) ? null : bestFor(i, worth);
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
        int from = seating.host(mover);
        List<Integer> hosts = emptiest(mover);
        List<Step> steps = new ArrayList<>();
        for (int to : hosts) {
            if (to == from) {
                continue;
            }
            steps.add(new Step(mover, to, NOBODY, Seating.NONE));
            for (int other : seating.on(to)) {
                for (int otherTo : hosts) {
                    if (otherTo != to) {
                        steps.add(new Step(mover, to, other, otherTo));
                    }
                }
            }
        }
        return steps;
    }

    /** The newcomer's own host and those that would be emptiest with it, so many at most. */
    private List<Integer> emptiest(int mover) {
        Newcomer newcomer = seating.newcomer(mover);
        int own = seating.host(mover);
        List<Integer> hosts = new ArrayList<>();
        if (own != Seating.NONE) {
            hosts.add(own);
        }
        double[] fullest = new double[seating.rooms().size()];
        Arrays.setAll(fullest, host -> seating.fullestAfter(newcomer, host));
        IntStream.range(0, fullest.length)
                .filter(host -> host != own)
                .boxed()
                .sorted(Comparator.comparingDouble(host -> fullest[host]))
                .limit(BREADTH)
                .forEach(hosts::add);
        return hosts;
    }

    /** What a step gains; not above 0 if it is not possible. */
    private double gain(Step step, HostWorth worth) {
        Step back = step.back(seating);
        int[] hosts = step.touched(seating);
        double before = worth(hosts, worth);
        boolean homeless = seating.host(step.mover) == Seating.NONE;
        double gain = 0;
        if (step.tryOn(seating)) {
            double after = worth(hosts, worth);
            gain = homeless ? Double.MAX_VALUE / 2 : after - before;
            if (gain <= GAIN * Math.abs(before)) {
                gain = 0;
            }
        }
        back.apply(seating);
        return gain;
    }

    private double worth(int[] hosts, HostWorth worth) {
        double sum = 0;
        for (int host : hosts) {
            List<Priced> claims = new ArrayList<>();
            seating.residents(host).forEach(claim -> claims.add(priced(claim)));
            seating.on(host)
                    .forEach(newcomer ->
                            claims.add(priced(seating.newcomer(newcomer).claim())));
            sum += worth.of(seating.rooms().get(host), claims);
            worked++;
        }
        return sum;
    }

    private Priced priced(Claim claim) {
        return priced.computeIfAbsent(claim, Priced::of);
    }

    /**
     * A change of one or two newcomers' hosts.
     *
     * @param other who makes room
     */
    private record Step(int mover, int to, int other, int otherTo) {

        Step back(Seating seating) {
            return new Step(mover, seating.host(mover), other, other == NOBODY ? Seating.NONE : seating.host(other));
        }

        int[] touched(Seating seating) {
            return IntStream.of(to, seating.host(mover), otherTo)
                    .filter(host -> host != Seating.NONE)
                    .distinct()
                    .toArray();
        }

        void apply(Seating seating) {
            seating.move(mover, to);
            if (other != NOBODY) {
                seating.move(other, otherTo);
            }
        }

        /** Applies it as far as the hosts admit it. */
        boolean tryOn(Seating seating) {
            seating.move(mover, Seating.NONE);
            if (other != NOBODY) {
                seating.move(other, Seating.NONE);
            }
            return put(seating, mover, to) && (other == NOBODY || put(seating, other, otherTo));
        }

        private static boolean put(Seating seating, int newcomer, int host) {
            if (!seating.admits(seating.newcomer(newcomer), host)) {
                return false;
            }
            seating.move(newcomer, host);
            return true;
        }
    }
}
