package io.headroom.allocator.reservation;

import io.headroom.contracts.VmRef;
import io.headroom.support.DomainTime;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Opens the books of hosts under their locks and writes them back, in the caller's transaction. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class HostBooks {

    private final CapacityCalendar calendar;
    private final Holdings holdings;
    private final Reservations reservations;
    private final DomainTime time;

    HostBooks(CapacityCalendar calendar, Holdings holdings, Reservations reservations, DomainTime time) {
        this.calendar = calendar;
        this.holdings = holdings;
        this.reservations = reservations;
        this.time = time;
    }

    /** On which host each VM of a pool holds something. */
    public Map<VmRef, String> hostsHolding(String poolId) {
        return holdings.hostsOf(poolId);
    }

    /**
     * The books of these hosts, locked in the order of their ids, with slots from the present step on.
     *
     * @param capacityChanged whether the slots have to follow what the hosts have
     */
    public Map<String, HostBook> open(Collection<String> hostIds, boolean capacityChanged) {
        List<String> locked = calendar.lock(hostIds);
        Instant now = time.now();
        long step = time.stepIndex(now);
        calendar.roll(locked, step);
        if (capacityChanged) {
            calendar.followCapacity(locked);
        }
        return read(locked, step, now);
    }

    /** The books as they stand, without locks: for looking at them. */
    Map<String, HostBook> read(List<String> hostIds, long step, Instant now) {
        Map<String, HostCalendar> slots = calendar.load(hostIds, step);
        Map<String, List<Holding>> held = holdings.onHosts(hostIds);
        Map<String, List<Reservation>> reserved = reservations.openOnHosts(hostIds);
        Map<String, HostBook> books = new LinkedHashMap<>();
        for (HostCalendar host : slots.values()) {
            books.put(
                    host.hostId(),
                    new HostBook(
                            host,
                            held.getOrDefault(host.hostId(), List.of()),
                            reserved.getOrDefault(host.hostId(), List.of()),
                            step,
                            now));
        }
        return books;
    }

    /**
     * Writes what changed.
     *
     * @throws CapacityTakenException if a slot no longer has the room that was seen
     */
    public void write(Collection<HostBook> books) {
        calendar.write(books.stream().map(HostBook::calendar).toList());
        for (HostBook book : books) {
            holdings.save(book.holdings());
            holdings.remove(book.removed());
            reservations.save(book.all());
        }
    }
}
