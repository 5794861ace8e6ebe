package io.headroom.allocator.reservation;

/** One cell of the calendar: a host's capacity and its use during one step, and how both are to change. */
final class Slot {

    final long[] sellable;
    final long[] lost;
    final long[] guaranteed;
    final long[] reserved;
    final long[] active;
    final long[] guaranteedChange = Amounts.zero();
    final long[] reservedChange = Amounts.zero();
    final long[] activeChange = Amounts.zero();
    /** How much of the change carries on what runs already: that may exceed what a loss has left. */
    final long[] carried = Amounts.zero();

    Slot(long[] sellable, long[] lost, long[] guaranteed, long[] reserved, long[] active) {
        this.sellable = sellable;
        this.lost = lost;
        this.guaranteed = guaranteed;
        this.reserved = reserved;
        this.active = active;
    }

    /** What may still be granted; negative in a deficit. */
    long free(int resource) {
        return room(resource) - lost[resource];
    }

    /** What the cell still holds at all, lost or not. */
    long room(int resource) {
        return sellable[resource] - used(resource);
    }

    long used(int resource) {
        return reserved[resource] + reservedChange[resource] + active[resource] + activeChange[resource];
    }

    boolean changed() {
        for (int resource = 0; resource < Amounts.COUNT; resource++) {
            if (guaranteedChange[resource] != 0 || reservedChange[resource] != 0 || activeChange[resource] != 0) {
                return true;
            }
        }
        return false;
    }
}
