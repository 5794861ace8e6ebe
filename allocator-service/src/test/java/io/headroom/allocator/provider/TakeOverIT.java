package io.headroom.allocator.provider;

import static io.headroom.allocator.allocation.CommandFixture.aCommand;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.allocator.AllocatorIT;
import io.headroom.allocator.Estate;
import io.headroom.contracts.AllocationChanged;
import io.headroom.contracts.AllocationChanged.Outcome;
import io.headroom.contracts.AllocationCommand;
import io.headroom.contracts.ContractCodec;
import io.headroom.contracts.Topic;
import io.headroom.contracts.VmRef;
import io.headroom.test.Api;
import io.headroom.test.RecordProbe;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An instance died over a command: another finishes it, and its effect happens once. */
@AllocatorIT
class TakeOverIT {

    @Autowired
    private Api api;

    @Autowired
    private RecordProbe records;

    @Autowired
    private ResourceProvider provider;

    @Autowired
    private JdbcClient jdbc;

    private AllocationCommand command = aCommand(new VmRef("tenant", "vm")).generation(1);

    @BeforeEach
    void newCommand() {
        Estate estate = new Estate(api);
        String pool = estate.pool();
        String host = estate.host("host", pool);
        VmRef vm = new VmRef(estate.tenant(), estate.vm("vm", pool, host));
        command = aCommand(vm).inPool(pool).onHost(host).cores(4).generation(1);
    }

    @Test
    void reportsAnEffectThatHadHappenedWithoutRepeatingIt() {
        ApplyResult before = provider.apply(command).toCompletableFuture().join();

        leftBehind();

        AllocationChanged report = reported();
        assertThat(report.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(report.effectiveAt()).isEqualTo(before.effectiveAt());
    }

    @Test
    void carriesOutWhatHadNotHappened() {
        leftBehind();

        assertThat(reported().effective().resources().cpuMillicores()).isEqualTo(4_000);
        assertThat(jdbc.sql("select count(*) from provider.work where command_id = ?")
                        .param(command.commandId())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    /** Begun by an instance that has not been heard of since. */
    private void leftBehind() {
        jdbc.sql("insert into provider.work (command_id, subject, generation, provider, body, received_at, begun,"
                        + " claimed_by, claimed_until) values (?, ?, 1, 'simulated', ?::jsonb,"
                        + " now() - interval '1 minute', true, 'dead:8083', now() - interval '1 second')")
                .params(command.commandId(), Subject.of(command))
                .param(new String(ContractCodec.write(command), StandardCharsets.UTF_8))
                .update();
    }

    private AllocationChanged reported() {
        return records.await(Topic.ALLOCATIONS, Subject.of(command)).as(AllocationChanged.class);
    }
}
