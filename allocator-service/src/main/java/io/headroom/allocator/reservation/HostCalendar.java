package io.headroom.allocator.reservation;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToLongBiFunction;

/**
 * A host's slots as read under its lock, with the changes that a plan makes to them, summed per slot until they are
 * written.
 */
public final class HostCalendar {

    private final String hostId;
    private final long firstStep;
    private final List<Slot> slots;

    /** @param slots one per step from the first on, without a gap */
    HostCalendar(String hostId, long firstStep, List<Slot> slots) {
        this.hostId = hostId;
        this.firstStep = firstStep;
        this.slots = List.copyOf(slots);
    }

    public String hostId() {
        return hostId;
    }

    public long firstStep() {
        return firstStep;
    }

    /** After the last step that has a slot. */
    public long endStep() {
        return firstStep + slots.size();
    }

    /** The most that may be granted in any slot: the measure of a share. */
    public long[] capacity() {
        long[] most = Amounts.zero();
        for (Slot slot : slots) {
            most = Amounts.max(most, slot.sellable);
        }
        return most;
    }

    /** The least that is free in the slots of [from, to); negative in a deficit. Steps without a slot do not count. */
    public long[] free(long from, long to) {
        return least(from, to, Slot::free);
    }

    /** The least that the slots of [from, to) still hold at all, lost or not. */
    long[] room(long from, long to) {
        return least(from, to, Slot::room);
    }

    private long[] least(long from, long to, ToLongBiFunction<Slot, Integer> measure) {
        long[] least = {Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE};
        each(from, to, slot -> {
            for (int resource = 0; resource < Amounts.COUNT; resource++) {
                least[resource] = Math.min(least[resource], measure.applyAsLong(slot, resource));
            }
        });
        return least;
    }

    void reserve(long from, long to, long[] amounts, int sign) {
        each(from, to, slot -> add(slot.reservedChange, amounts, sign));
    }

    void activate(long from, long to, long[] amounts, int sign) {
        each(from, to, slot -> add(slot.activeChange, amounts, sign));
    }

    void guarantee(long from, long to, long[] amounts, int sign) {
        each(from, to, slot -> add(slot.guaranteedChange, amounts, sign));
    }

    /** Marks growth of these slots as going on with what runs already. */
    void carry(long from, long to, long[] amounts) {
        each(from, to, slot -> add(slot.carried, amounts, 1));
    }

    Slot slot(long step) {
        return slots.get((int) (step - firstStep));
    }

    private void each(long from, long to, Consumer<Slot> change) {
        for (long step = Math.max(from, firstStep); step < Math.min(to, endStep()); step++) {
            change.accept(slot(step));
        }
    }

    private static void add(long[] change, long[] amounts, int sign) {
        for (int resource = 0; resource < Amounts.COUNT; resource++) {
            change[resource] += sign * amounts[resource];
        }
    }
}
