package io.headroom.allocator.reservation;

import io.headroom.support.DomainTime;
import io.headroom.support.messaging.Outbox;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The calendar as production composes it, on a clock and a connection of the test's own. */
public final class CalendarFixture {

    private final CapacityCalendar calendar;
    private final HostBooks books;
    private final DomainTime time;

    public CalendarFixture(JdbcTemplate jdbc, Outbox outbox, DomainTime time) {
        JdbcClient client = JdbcClient.create(jdbc);
        NamedParameterJdbcTemplate batches = new NamedParameterJdbcTemplate(jdbc);
        this.time = time;
        this.calendar = new CapacityCalendar(client);
        this.books =
                new HostBooks(calendar, new Holdings(client, batches), new Reservations(client, outbox, time), time);
    }

    public HostBooks books() {
        return books;
    }

    /** The books as they are stored. */
    public Map<String, HostBook> stored(List<String> hosts) {
        return books.read(hosts, time.stepIndex(time.now()), time.now());
    }

    public void openCalendar(String hostId, String poolId) {
        calendar.open(hostId, poolId, time.stepIndex(time.now()));
    }

    /** Checks what is stored of hosts: each cell is the sum of what covers it, within what is sold. */
    public void check(Collection<HostBook> stored) {
        stored.forEach(BookCheck::check);
    }

    /** All that is stored of a host, to tell whether something of it has changed. */
    public String content(HostBook stored) {
        StringBuilder content = new StringBuilder();
        for (long step = stored.calendar().firstStep(); step < stored.calendar().endStep(); step++) {
            Slot slot = stored.calendar().slot(step);
            for (long[] cells : List.of(slot.sellable, slot.lost, slot.guaranteed, slot.reserved, slot.active)) {
                content.append(Arrays.toString(cells));
            }
        }
        stored.holdings()
                .forEach(holding -> content.append(holding.vm())
                        .append(Arrays.toString(holding.target()))
                        .append(Arrays.toString(holding.booked()))
                        .append(holding.coverTo())
                        .append(holding.costPerStep()));
        Map<String, String> reservations = new TreeMap<>();
        stored.all()
                .forEach(reservation -> reservations.put(
                        reservation.id(),
                        reservation.state() + Arrays.toString(reservation.delta()) + reservation.version()));
        return content.append(reservations).toString();
    }
}
