package io.headroom.allocator.reservation;

import io.headroom.contracts.ReservationChanged.State;
import io.headroom.contracts.VmRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * One host's holdings and open reservations beside its slots; every method changes all of them together, so that each cell
 * stays the sum of what covers it.
 *
 * <p>A cell's active part is what is booked by the holdings whose cover reaches it. Its reserved part is the guarantee of
 * the holdings whose cover ends before it, the delta of each RESERVED reservation that covers it, and that of each
 * ACTIVATING or ACTIVE one beyond its VM's cover.
 */
public final class HostBook {

    private final HostCalendar calendar;
    private final long step;
    private final Instant now;
    private final Map<VmRef, Holding> holdings = new LinkedHashMap<>();
    private final Map<VmRef, List<Reservation>> reservations = new HashMap<>();
    private final List<Holding> removed = new ArrayList<>();

    /**
     * @param step the present one; slots before it no longer matter
     * @param now the present instant
     */
    HostBook(
            HostCalendar calendar,
            Collection<Holding> holdings,
            Collection<Reservation> reservations,
            long step,
            Instant now) {
        this.calendar = calendar;
        this.step = step;
        this.now = now;
        holdings.forEach(holding -> this.holdings.put(holding.vm(), holding));
        reservations.forEach(this::index);
    }

    public HostCalendar calendar() {
        return calendar;
    }

    public Collection<Holding> holdings() {
        return Collections.unmodifiableCollection(holdings.values());
    }

    List<Holding> removed() {
        return removed;
    }

    /** A VM's reservations, the ended ones of this plan among them, in order of time. */
    public List<Reservation> reservations(VmRef vm) {
        return Collections.unmodifiableList(reservations.getOrDefault(vm, List.of()));
    }

    /** All reservations that are set aside and not claimed. */
    public List<Reservation> reserved() {
        return reservations.values().stream()
                .flatMap(List::stream)
                .filter(reservation -> reservation.state() == State.RESERVED)
                .toList();
    }

    List<Reservation> all() {
        return reservations.values().stream().flatMap(List::stream).toList();
    }

    /** Begins a holding of nothing yet, with its guarantee; null if the guarantee does not fit in every slot. */
    public @Nullable Holding open(VmRef vm, String poolId, long[] guaranteed) {
        if (!Amounts.within(guaranteed, calendar.free(step, calendar.endStep()))) {
            return null;
        }
        long[] never = {0, 0, 0, 0};
        Holding holding = new Holding(
                vm,
                poolId,
                calendar.hostId(),
                new Holding.State(Amounts.zero(), Amounts.zero(), guaranteed.clone(), step, never, step, 0));
        holdings.put(vm, holding);
        calendar.reserve(step, calendar.endStep(), guaranteed, 1);
        calendar.guarantee(step, calendar.endStep(), guaranteed, 1);
        return holding;
    }

    /** Changes the guarantee; false, and no change, if a higher one does not fit beyond the cover. */
    public boolean guarantee(Holding holding, long[] guaranteed) {
        long cover = Math.max(holding.coverTo, step);
        long[] change = Amounts.minus(guaranteed, holding.guaranteed);
        if (!Amounts.none(change) && !Amounts.within(change, calendar.free(cover, calendar.endStep()))) {
            return false;
        }
        calendar.reserve(cover, calendar.endStep(), change, 1);
        calendar.guarantee(step, calendar.endStep(), change, 1);
        holding.guaranteed = guaranteed.clone();
        return true;
    }

    /** What carrying the cover on into a step takes beyond what is reserved there for the VM already. */
    public long[] carryNeed(Holding holding, long slot) {
        long[] need = Amounts.minus(holding.booked, holding.guaranteed);
        for (Reservation reservation : reservations(holding.vm())) {
            if (claimed(reservation) && reservation.covers(slot)) {
                need = Amounts.minus(need, reservation.delta());
            }
        }
        return need;
    }

    /**
     * Carries the cover on by one step. What runs already needs the slot's whole room, lost or not.
     *
     * @return whether it fitted; if not, nothing changed
     */
    public boolean carry(Holding holding) {
        long slot = Math.max(holding.coverTo, step);
        long[] need = carryNeed(holding, slot);
        if (slot >= calendar.endStep() || !Amounts.none(Amounts.minus(need, calendar.room(slot, slot + 1)))) {
            return false;
        }
        calendar.activate(slot, slot + 1, holding.booked, 1);
        calendar.reserve(slot, slot + 1, Amounts.minus(holding.booked, need), -1);
        calendar.carry(slot, slot + 1, Amounts.max(need, Amounts.zero()));
        holding.coverTo = slot + 1;
        return true;
    }

    /** What a step's slot still holds at all, lost or not. */
    public long[] roomAt(long slot) {
        return calendar.room(slot, slot + 1);
    }

    /** Grows a holding; the caller has seen that there is room. */
    public void grow(Holding holding, long[] growth) {
        long[] wanted = Amounts.plus(holding.target, growth);
        long[] more = Amounts.max(Amounts.minus(wanted, holding.booked), Amounts.zero());
        calendar.activate(step, holding.coverTo, more, 1);
        holding.booked = Amounts.plus(holding.booked, more);
        holding.grow(growth, step);
    }

    /** What of a reservation its VM can claim now: beside its span the host needs free room for it. */
    public long[] claimable(Holding holding, Reservation reservation) {
        long[] most =
                Amounts.min(reservation.delta(), calendar.free(step, Math.min(reservation.from(), holding.coverTo)));
        most = Amounts.min(most, calendar.free(Math.max(reservation.to(), step), holding.coverTo));
        return Amounts.max(most, Amounts.zero());
    }

    /**
     * Grows a holding by claiming a part of a reservation of its own; the rest stays reserved as a reservation of its own.
     *
     * @param part at most what is claimable, not nothing
     * @param cost of an amount reserved for a step
     */
    public void claim(
            Holding holding, Reservation reservation, long[] part, long generation, ToDoubleFunction<long[]> cost) {
        if (!Amounts.none(Amounts.minus(reservation.delta(), part))) {
            index(reservation.split(part, cost.applyAsDouble(part), newId(), now));
        }
        long from = Math.max(reservation.from(), step);
        calendar.reserve(from, Math.min(reservation.to(), holding.coverTo), part, -1);
        reservation.activate(generation, now);
        grow(holding, part);
    }

    /** Lets the cells follow what the provider has reported as the answer to the last command. */
    public void settle(Holding holding, long[] effective, boolean refused) {
        if (refused) {
            holding.giveUp(effective);
        }
        long[] lower = Amounts.min(holding.booked, Amounts.max(effective, holding.target));
        calendar.activate(step, holding.coverTo, Amounts.minus(holding.booked, lower), -1);
        holding.booked = lower;
    }

    /** Sets capacity aside; the caller has seen that there is room. */
    public void reserve(Reservation reservation) {
        calendar.reserve(Math.max(reservation.from(), step), reservation.to(), reservation.delta(), 1);
        index(reservation);
    }

    /** The provider has answered the command that claimed a reservation. */
    public void confirmed(Holding holding, Reservation reservation, boolean refused) {
        if (refused) {
            freeBeyondCover(holding, reservation);
            reservation.fail("PROVIDER_REFUSED", now);
        } else {
            reservation.confirm(now);
        }
    }

    /** Gives a claimed reservation back with a command. */
    public void giveBack(Holding holding, Reservation reservation, long generation, String why) {
        freeBeyondCover(holding, reservation);
        reservation.giveBack(generation, why, now);
    }

    /** The provider has answered the command that gave a reservation back, or its VM keeps the capacity anyway. */
    public void released(Reservation reservation) {
        reservation.release(reservation.reason(), now);
    }

    /** Ends a reservation that was not claimed, for want of need. */
    public void drop(Reservation reservation, String why) {
        freeSpan(reservation);
        reservation.release(why, now);
    }

    /** Ends a reservation that was not claimed, in favour of somebody worth more. */
    public void preempt(Reservation reservation, String why) {
        freeSpan(reservation);
        reservation.preempt(why, now);
    }

    /** Ends a reservation that was not claimed because its host cannot keep it. */
    public void fail(Reservation reservation, String why) {
        freeSpan(reservation);
        reservation.fail(why, now);
    }

    /** Ends what has outlived its span: unclaimed ones expire, the capacity of claimed ones is the holding's alone. */
    public void expire() {
        for (Reservation reservation : all()) {
            if (reservation.to() > step) {
                continue;
            }
            if (reservation.state() == State.RESERVED) {
                reservation.expire(now);
            } else if (reservation.state() == State.ACTIVE) {
                reservation.giveBack(reservation.generation(), "SPAN_OVER", now);
                reservation.release("SPAN_OVER", now);
            }
        }
    }

    /** Ends a holding with all its reservations: the VM is gone from the host. */
    public void close(Holding holding, String why) {
        long cover = Math.max(holding.coverTo, step);
        for (Reservation reservation : reservations(holding.vm())) {
            switch (reservation.state()) {
                case RESERVED -> drop(reservation, why);
                case ACTIVATING, ACTIVE -> {
                    giveBack(holding, reservation, reservation.generation(), why);
                    reservation.release(why, now);
                }
                case RELEASING -> reservation.release(why, now);
                default -> {}
            }
        }
        calendar.activate(step, cover, holding.booked, -1);
        calendar.reserve(cover, calendar.endStep(), holding.guaranteed, -1);
        calendar.guarantee(step, calendar.endStep(), holding.guaranteed, -1);
        holdings.remove(holding.vm());
        removed.add(holding);
    }

    static String newId() {
        return "res-" + UUID.randomUUID();
    }

    private void freeSpan(Reservation reservation) {
        calendar.reserve(Math.max(reservation.from(), step), reservation.to(), reservation.delta(), -1);
    }

    private void freeBeyondCover(Holding holding, Reservation reservation) {
        if (claimed(reservation)) {
            long from = Math.max(Math.max(reservation.from(), holding.coverTo), step);
            calendar.reserve(from, reservation.to(), reservation.delta(), -1);
        }
    }

    private static boolean claimed(Reservation reservation) {
        return reservation.state() == State.ACTIVATING || reservation.state() == State.ACTIVE;
    }

    private void index(Reservation reservation) {
        List<Reservation> ofVm = reservations.computeIfAbsent(reservation.vm(), vm -> new ArrayList<>());
        ofVm.add(reservation);
        ofVm.sort(Comparator.comparingLong(Reservation::from).thenComparing(Reservation::id));
    }
}
