package io.headroom.allocator.planner;

import io.headroom.allocator.reservation.Amounts;
import io.headroom.allocator.reservation.HostBook;
import io.headroom.contracts.VmRef;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Three hosts of 16 cores and 64 GiB in a pool whose lease nobody else gets, and VMs of three tenants. */
final class SimulatedPool {

    /** The first two have a threshold. */
    static final List<String> TENANTS = List.of("sim-acme", "sim-globex", "sim-initech");

    private final String id;
    private final List<String> hosts;

    SimulatedPool(String id) {
        this.id = id;
        this.hosts = Stream.of("a", "b", "c").map(name -> id + "-" + name).toList();
    }

    String id() {
        return id;
    }

    List<String> hosts() {
        return hosts;
    }

    void create(JdbcClient jdbc) {
        jdbc.sql("insert into pool values (?, 'simulated', 250, 256, 1024, 1024, 1, now())")
                .param(id)
                .update();
        jdbc.sql("insert into pool_lease values (?, 'simulation', 1, 'infinity')")
                .param(id)
                .update();
        for (String host : hosts) {
            jdbc.sql("insert into host values (?, ?, 16000, 65536, 500000, 500000, 16000, 65536, 500000, 500000, 'UP',"
                            + " false, 1, now())")
                    .params(host, id)
                    .update();
        }
    }

    VmRef vm(int number) {
        return new VmRef(TENANTS.get(number % TENANTS.size()), id + "-vm-" + number);
    }

    boolean placed(JdbcClient jdbc, VmRef vm) {
        return jdbc.sql("select exists (select from holding where tenant_id = ? and vm_id = ?)")
                .params(vm.tenantId(), vm.vmId())
                .query(Boolean.class)
                .single();
    }

    /** A host goes down, or one that is down comes back. */
    void loseOrRegain(JdbcClient jdbc, Random random) {
        List<String> down = jdbc.sql("select host_id from host where pool_id = ? and state = 'DOWN'")
                .param(id)
                .query(String.class)
                .list();
        String host = down.isEmpty() ? hosts.get(random.nextInt(hosts.size())) : down.get(0);
        jdbc.sql("update host set state = ? where host_id = ?")
                .params(down.isEmpty() ? "DOWN" : "UP", host)
                .update();
    }

    /** Whether the host that a book is of has its capacity, by its own slots. */
    boolean up(HostBook book) {
        long[] free = book.calendar()
                .free(book.calendar().endStep() - 1, book.calendar().endStep());
        return !Amounts.none(free);
    }

    /** Random amounts of each resource. */
    long[] amounts(Random random, int most) {
        return new long[] {
            random.nextInt(most), random.nextInt(most * 4), random.nextInt(most * 10), random.nextInt(most * 10)
        };
    }

    /** What amounts cost a step. */
    static double rate(long[] amounts) {
        return amounts[0] * 1e-6 + amounts[1] * 1e-7;
    }
}
