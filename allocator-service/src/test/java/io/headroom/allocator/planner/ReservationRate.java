package io.headroom.allocator.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.allocator.AllocatorIT;
import io.headroom.allocator.reservation.Amounts;
import io.headroom.allocator.reservation.CalendarFixture;
import io.headroom.allocator.reservation.HostBook;
import io.headroom.allocator.reservation.Reservation;
import io.headroom.contracts.VmRef;
import io.headroom.support.DomainTime;
import io.headroom.support.messaging.Outbox;
import io.headroom.test.Database;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How many reservations of twelve steps are made and given back in a second, each batch in one transaction that is on disk
 * when it returns, with their history and their records for the topic; beside it plain single-row transactions on the same
 * server. No part of the gate: {@code ./headroom bench calendar} runs it with {@code -Dheadroom.test.durable=true}.
 */
@AllocatorIT
class ReservationRate {

    private static final int BATCH = Integer.getInteger("headroom.calendar.batch", 1_000);
    private static final Duration SPAN = Duration.ofSeconds(Integer.getInteger("headroom.calendar.seconds", 15));
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final int STEPS = 12;
    private static final int LATE = 40;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Outbox outbox;

    @Autowired
    private DomainTime time;

    @Autowired
    private Database database;

    private final SimulatedPool pool =
            new SimulatedPool("rate-" + UUID.randomUUID().toString().substring(0, 8));

    @Test
    void reservationsAreMadeAndGivenBack() throws IOException, InterruptedException {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        assertThat(jdbc.sql("show fsync").query(String.class).single()).isEqualTo("on");
        CalendarFixture calendar = new CalendarFixture(new JdbcTemplate(dataSource), outbox, time);
        transaction.executeWithoutResult(status -> {
            pool.create(jdbc);
            pool.hosts().forEach(host -> calendar.openCalendar(host, pool.id()));
        });
        change(calendar, WARM_UP);
        // As autovacuum does by itself within a minute: the first plans know empty tables only.
        jdbc.sql("analyze").update();
        SingleRows peer = new SingleRows(database, jdbc);
        double before = peer.perSecond(SPAN.dividedBy(2));

        Done done = change(calendar, SPAN);

        double after = peer.perSecond(SPAN.dividedBy(2));
        long step = time.stepIndex(time.now());
        CalendarAudit.check(jdbc, pool.id(), step);
        ReservationAudit.checkLives(jdbc, pool.id());
        ReservationAudit.checkLimits(jdbc, pool.id(), List.of(), step);
        report(Map.of(
                "batch", String.valueOf(BATCH),
                "changes.per.second", String.valueOf(done.changes / done.seconds),
                "rows.per.second", String.valueOf(done.rows / done.seconds),
                "writer.processor.share", String.valueOf(done.processorSeconds / done.seconds),
                "peer", peer.name(),
                "peer.per.second", String.valueOf((before + after) / 2)));
    }

    private Done change(CalendarFixture calendar, Duration span) {
        Done done = new Done();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long startedAt = threads.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        while (System.nanoTime() - start < span.toNanos()) {
            transaction.executeWithoutResult(status -> batch(calendar, done));
        }
        done.seconds = (System.nanoTime() - start) / 1e9;
        done.processorSeconds = (threads.getCurrentThreadCpuTime() - startedAt) / 1e9;
        return done;
    }

    /** Gives back what the last batch has made, or makes as much anew. */
    private void batch(CalendarFixture calendar, Done done) {
        Map<String, HostBook> books = calendar.books().open(pool.hosts(), false);
        List<Reservation> present = books.values().stream()
                .flatMap(book -> book.reserved().stream())
                .toList();
        int changes = 0;
        long from = time.stepIndex(time.now()) + LATE;
        if (present.isEmpty()) {
            List<HostBook> hosts = new ArrayList<>(books.values());
            for (; changes < BATCH; changes++) {
                hosts.get(changes % hosts.size()).reserve(made(changes, hosts.get(changes % hosts.size()), from));
            }
        } else {
            for (Reservation reservation : present) {
                HostBook book = books.get(reservation.terms().hostId());
                if (book != null) {
                    book.drop(reservation, "MEASURED");
                    changes++;
                }
            }
        }
        calendar.books().write(books.values());
        done.changes += changes;
        // The reservation, its transition and its record each, and one row per host and step.
        done.rows += 3L * changes + (long) STEPS * books.size();
    }

    private Reservation made(int number, HostBook book, long from) {
        long[] delta = {10, 32, 64, 64};
        assertThat(Amounts.within(delta, book.calendar().free(from, from + STEPS)))
                .isTrue();
        Reservation.Terms terms = new Reservation.Terms(
                new VmRef("rate", "vm-" + number),
                "res-" + UUID.randomUUID(),
                pool.id(),
                book.calendar().hostId(),
                from,
                from + STEPS,
                1,
                Reservation.Maker.PLANNER,
                time.now());
        return Reservation.make(terms, delta, 0.001, null);
    }

    private static void report(Map<String, String> figures) throws IOException {
        System.out.println("reservation rate: " + figures);
        String file = System.getProperty("headroom.report");
        if (file != null) {
            Properties properties = new Properties();
            properties.putAll(figures);
            try (var writer = Files.newBufferedWriter(Path.of(file))) {
                properties.store(writer, null);
            }
        }
    }

    private static final class Done {

        private long changes;
        private long rows;
        private double seconds;
        private double processorSeconds;
    }
}
