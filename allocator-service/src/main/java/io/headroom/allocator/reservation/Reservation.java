package io.headroom.allocator.reservation;

import static io.headroom.contracts.ReservationChanged.State.ACTIVATING;
import static io.headroom.contracts.ReservationChanged.State.ACTIVE;
import static io.headroom.contracts.ReservationChanged.State.EXPIRED;
import static io.headroom.contracts.ReservationChanged.State.FAILED;
import static io.headroom.contracts.ReservationChanged.State.PREEMPTED;
import static io.headroom.contracts.ReservationChanged.State.RELEASED;
import static io.headroom.contracts.ReservationChanged.State.RELEASING;
import static io.headroom.contracts.ReservationChanged.State.RESERVED;

import io.headroom.contracts.ReservationChanged.State;
import io.headroom.contracts.VmRef;
import io.headroom.support.web.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Capacity set aside for one VM on top of what it holds, over the steps of [from, to).
 *
 * <p>RESERVED becomes ACTIVATING with the command that claims it, ACTIVE once the provider has reported it, RELEASING with
 * the command that gives it back and RELEASED with that one's report. RESERVED ends early as RELEASED, EXPIRED, PREEMPTED
 * or FAILED; ACTIVATING as FAILED.
 */
public final class Reservation {

    private static final Set<State> OPEN = EnumSet.of(RESERVED, ACTIVATING, ACTIVE, RELEASING);

    private final Terms terms;
    private long[] delta;
    private double costPerStep;
    private State state;
    private long generation;
    private boolean activationWanted;
    private long version;
    private @Nullable String reason;
    private Instant changedAt;
    private boolean changed;
    private final List<Transition> transitions = new ArrayList<>();

    Reservation(Terms terms, Stored stored) {
        this.terms = terms;
        this.delta = stored.delta;
        this.costPerStep = stored.costPerStep;
        this.state = stored.state;
        this.generation = stored.generation;
        this.activationWanted = stored.activationWanted;
        this.version = stored.version;
        this.reason = stored.reason;
        this.changedAt = stored.changedAt;
    }

    /** A new one, RESERVED. */
    public static Reservation make(Terms terms, long[] delta, double costPerStep, @Nullable String reason) {
        Reservation made = new Reservation(
                terms, new Stored(delta.clone(), costPerStep, RESERVED, 0, false, 1, reason, terms.createdAt));
        made.begin(terms.createdAt);
        return made;
    }

    private void begin(Instant now) {
        changed = true;
        transitions.add(new Transition(version, null, state, reason, delta.clone(), now));
    }

    /** Asks for its activation whatever the forecast says. */
    public void wantActivation(Instant now) {
        require(state == RESERVED, "activated");
        activationWanted = true;
        touch(now);
    }

    /** Claims it with a command. */
    void activate(long commandGeneration, Instant now) {
        require(state == RESERVED, "activated");
        generation = commandGeneration;
        move(ACTIVATING, null, now);
    }

    /** The provider has reported what was claimed. */
    void confirm(Instant now) {
        require(state == ACTIVATING, "confirmed");
        move(ACTIVE, null, now);
    }

    /** Gives back what was claimed, with a command. */
    void giveBack(long commandGeneration, @Nullable String why, Instant now) {
        require(state == ACTIVE || state == ACTIVATING, "given back");
        generation = commandGeneration;
        move(RELEASING, why, now);
    }

    /** Ends it: given back, or never needed. */
    void release(@Nullable String why, Instant now) {
        require(state == RESERVED || state == RELEASING, "released");
        move(RELEASED, why, now);
    }

    /** Ends it because its span is over and nobody claimed it. */
    void expire(Instant now) {
        require(state == RESERVED, "expired");
        move(EXPIRED, "NOT_CLAIMED", now);
    }

    /** Ends it in favour of somebody who is worth more. */
    void preempt(String why, Instant now) {
        require(state == RESERVED, "pre-empted");
        move(PREEMPTED, why, now);
    }

    /** Ends it because it cannot be kept or brought about. */
    void fail(String why, Instant now) {
        require(state == RESERVED || state == ACTIVATING, "failed");
        move(FAILED, why, now);
    }

    /**
     * Keeps a part of it and makes the rest a reservation of its own, set aside as long as this one.
     *
     * @param part what stays in this one
     * @param partCost what that costs a step
     * @param restId id of the rest
     */
    Reservation split(long[] part, double partCost, String restId, Instant now) {
        require(state == RESERVED, "split");
        Reservation rest = new Reservation(
                terms.as(restId),
                new Stored(
                        Amounts.minus(delta, part),
                        Math.max(0, costPerStep - partCost),
                        RESERVED,
                        0,
                        false,
                        1,
                        "SPLIT",
                        now));
        rest.begin(now);
        delta = part.clone();
        costPerStep = partCost;
        return rest;
    }

    private void require(boolean legal, String what) {
        if (!legal) {
            throw new ProblemException(
                    ReservationError.RESERVATION_STATE,
                    "reservation '" + terms.id + "' is " + state + " and cannot be " + what);
        }
    }

    private void move(State next, @Nullable String why, Instant now) {
        touch(now);
        transitions.add(new Transition(version, state, next, why, delta.clone(), now));
        state = next;
        reason = why;
    }

    private void touch(Instant now) {
        version++;
        changedAt = now;
        changed = true;
    }

    public Terms terms() {
        return terms;
    }

    public String id() {
        return terms.id;
    }

    public VmRef vm() {
        return terms.vm;
    }

    public long from() {
        return terms.from;
    }

    /** After the last step. */
    public long to() {
        return terms.to;
    }

    public boolean covers(long step) {
        return terms.from <= step && step < terms.to;
    }

    public long[] delta() {
        return delta.clone();
    }

    public double costPerStep() {
        return costPerStep;
    }

    /** Worth per dominant share. */
    public double density() {
        return terms.density;
    }

    public State state() {
        return state;
    }

    public boolean open() {
        return OPEN.contains(state);
    }

    /** Generation of the command that claims it or gives it back. */
    public long generation() {
        return generation;
    }

    /** Whether somebody asked for its activation by hand. */
    public boolean activationWanted() {
        return activationWanted;
    }

    public long version() {
        return version;
    }

    public @Nullable String reason() {
        return reason;
    }

    public Instant changedAt() {
        return changedAt;
    }

    boolean changed() {
        return changed;
    }

    /** What happened since it was last stored. */
    List<Transition> transitions() {
        return List.copyOf(transitions);
    }

    void stored() {
        transitions.clear();
        changed = false;
    }

    /** Who made a reservation. */
    public enum Maker {
        PLANNER,
        /** Somebody over the API. */
        CALLER
    }

    /**
     * What never changes of a reservation.
     *
     * @param from first step
     * @param to after the last step
     * @param density worth per dominant share; the lowest gives way first
     * @param createdAt when the capacity was set aside first
     */
    public record Terms(
            VmRef vm,
            String id,
            String poolId,
            String hostId,
            long from,
            long to,
            double density,
            Maker maker,
            Instant createdAt) {

        Terms as(String otherId) {
            return new Terms(vm, otherId, poolId, hostId, from, to, density, maker, createdAt);
        }
    }

    /** What changes of a reservation, as stored. */
    record Stored(
            long[] delta,
            double costPerStep,
            State state,
            long generation,
            boolean activationWanted,
            long version,
            @Nullable String reason,
            Instant changedAt) {}

    /**
     * A step in its life.
     *
     * @param from null for the first
     * @param delta what it set aside afterwards
     */
    record Transition(
            long version,
            @Nullable State from,
            State to,
            @Nullable String reason,
            long[] delta,
            Instant at) {}
}
