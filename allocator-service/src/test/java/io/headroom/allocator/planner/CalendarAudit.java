package io.headroom.allocator.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Compares each cell of a pool's calendar with the sum of what covers it. */
final class CalendarAudit {

    private static final List<String> RESOURCES =
            List.of("cpu_millicores", "memory_mib", "disk_kib_per_s", "network_kib_per_s");

    private CalendarAudit() {}

    static void check(JdbcClient jdbc, String pool, long step) {
        for (String resource : RESOURCES) {
            assertThat(jdbc.sql(query(resource))
                            .param("pool", pool)
                            .param("step", step)
                            .query((row, number) -> row.getString(1))
                            .list())
                    .as("cells of %s that are not the sum of what covers them", resource)
                    .isEmpty();
        }
    }

    private static String query(String resource) {
        return List.of(
                        "select s.host_id || ' ' || s.step || ' active ' || s.active_%1$s || '/' || x.active",
                        " || ' reserved ' || s.reserved_%1$s || '/' || x.reserved || '/' || y.reserved",
                        " from calendar_slot s join calendar_host c using (host_id),",
                        " lateral (select coalesce(sum(booked_%1$s) filter (where s.step < cover_to), 0) as active,",
                        " coalesce(sum(guaranteed_%1$s) filter (where s.step >= cover_to), 0) as reserved,",
                        " coalesce(sum(guaranteed_%1$s), 0) as guaranteed from holding h where h.host_id = s.host_id) x,",
                        " lateral (select coalesce(sum(delta_%1$s), 0) as reserved from reservation r",
                        " left join holding h using (tenant_id, vm_id) where r.host_id = s.host_id",
                        " and r.from_step <= s.step and s.step < r.to_step and (r.state = 'RESERVED' or",
                        " (r.state in ('ACTIVATING', 'ACTIVE') and s.step >= h.cover_to))) y",
                        " where c.pool_id = :pool and s.step >= :step and (s.active_%1$s <> x.active",
                        " or s.guaranteed_%1$s <> x.guaranteed or s.reserved_%1$s <> x.reserved + y.reserved)")
                .stream()
                .collect(Collectors.joining())
                .formatted(resource);
    }
}
