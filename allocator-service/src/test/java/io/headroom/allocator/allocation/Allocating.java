package io.headroom.allocator.allocation;

import static io.headroom.allocator.allocation.CommandFixture.aCommand;
import static org.awaitility.Awaitility.await;

import io.headroom.allocator.Estate;
import io.headroom.contracts.AllocationChanged;
import io.headroom.contracts.AllocationCommand;
import io.headroom.contracts.Keys;
import io.headroom.contracts.Topic;
import io.headroom.contracts.VmRef;
import io.headroom.test.Answer;
import io.headroom.test.Api;
import io.headroom.test.RecordProbe;
import io.headroom.test.Seen;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** One VM on one host, and what a story does with it: issue commands as the planner does, break things, look. */
final class Allocating {

    final Estate estate;
    final String pool;
    final String host;
    final VmRef vm;

    private final RecordProbe records;
    private final Commands commands;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    Allocating(Api api, RecordProbe records, Commands commands, TransactionTemplate transaction, JdbcClient jdbc) {
        this.records = records;
        this.commands = commands;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.estate = new Estate(api);
        this.pool = estate.pool();
        this.host = estate.host("host", pool);
        this.vm = new VmRef(estate.tenant(), estate.vm("vm", pool, host));
    }

    CommandFixture command() {
        return aCommand(vm).inPool(pool).onHost(host);
    }

    /** Issues a command in a transaction of its own, with the VM's next generation. */
    AllocationCommand issue(CommandFixture wanted) {
        return Objects.requireNonNull(transaction.execute(status -> {
            AllocationCommand command = wanted.generation(commands.nextGeneration(vm));
            commands.issue(command);
            return command;
        }));
    }

    /** Waits until a command is answered and the answer is taken in. */
    AllocationChanged settled(AllocationCommand command) {
        AllocationChanged report = report(changed -> command.commandId().equals(changed.commandId()));
        await("the answer is taken in")
                .atMost(Duration.ofSeconds(20))
                .until(() -> !state(command).equals("PENDING"));
        return report;
    }

    /** Waits for a report of the VM. */
    AllocationChanged report(Predicate<AllocationChanged> wanted) {
        return records.await(Topic.ALLOCATIONS, seen -> ofVm(seen) && wanted.test(seen.as(AllocationChanged.class)))
                .as(AllocationChanged.class);
    }

    long reports(Predicate<AllocationChanged> wanted) {
        return records.on(Topic.ALLOCATIONS, seen -> ofVm(seen) && wanted.test(seen.as(AllocationChanged.class)))
                .size();
    }

    private boolean ofVm(Seen seen) {
        return Keys.vm(vm.tenantId(), vm.vmId()).equals(seen.key()) && seen.value() != null;
    }

    String state(AllocationCommand command) {
        return jdbc.sql("select state from command where command_id = ?")
                .param(command.commandId())
                .query(String.class)
                .single();
    }

    /** Breaks the VM, or its host; returns the fault's path. */
    String broken(Map<String, Object> fault) {
        Answer answer = Estate.withKey(estate.operator())
                .post("/api/v1/providers/simulated/faults?tenant=" + vm.tenantId(), fault);
        return Objects.requireNonNull(answer.header("Location"), answer.toString());
    }

    void mended(String fault) {
        estate.operator().delete(fault);
    }
}
