package io.headroom.support.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.headroom.contracts.Topic;
import io.headroom.contracts.VmChanged;
import io.headroom.support.app.Effects;
import io.headroom.support.app.SmallService;
import io.headroom.support.observability.Traces;
import io.headroom.test.HeadroomIT;
import io.headroom.test.RecordProbe;
import io.headroom.test.Seen;
import io.headroom.test.VmFixture;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What is published with a state arrives exactly when the state does. */
@HeadroomIT(classes = SmallService.class)
class OutboxIT {

    @Autowired
    private Outbox outbox;

    @Autowired
    private Sender sender;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private RecordProbe records;

    @Autowired
    private Effects effects;

    @Autowired
    private Traces traces;

    private final VmFixture vm = VmFixture.aVm("vm-1").of("t-" + UUID.randomUUID());

    private TransactionTemplate transaction() {
        return new TransactionTemplate(transactions);
    }

    private TransactionTemplate separately() {
        TransactionTemplate template = transaction();
        template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return template;
    }

    @Test
    void demandsTheTransactionOfTheState() {
        assertThatThrownBy(() -> outbox.publish(vm.key(), vm.changed()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("transaction");
    }

    @Test
    void publishesNothingOfATransactionThatIsRolledBack() {
        transaction().executeWithoutResult(status -> {
            outbox.publish(vm.key(), vm.atVersion(1).changed());
            status.setRollbackOnly();
        });
        transaction()
                .executeWithoutResult(
                        status -> outbox.publish(vm.key(), vm.atVersion(2).changed()));

        Seen first = records.await(Topic.INVENTORY, vm.key());

        assertThat(first.as(VmChanged.class).version()).isEqualTo(2);
    }

    @Test
    void shipsTheRecordsOfAKeyInTheirOrder() {
        int count = 50;
        for (int version = 1; version <= count; version++) {
            VmChanged changed = vm.atVersion(version).changed();
            transaction().executeWithoutResult(status -> outbox.publish(vm.key(), changed));
        }
        transaction().executeWithoutResult(status -> outbox.publishTombstone(Topic.INVENTORY, vm.key()));

        await().untilAsserted(() -> assertThat(of(vm.key())).hasSize(count + 1));
        assertThat(of(vm.key()).subList(0, count))
                .extracting(seen -> seen.as(VmChanged.class).version())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, count).mapToObj(Long::valueOf).toList());
        assertThat(of(vm.key()).get(count).value()).isNull();
        await().untilAsserted(
                        () -> assertThat(OutboxShipper.oldestAgeSeconds(jdbc)).isZero());
    }

    @Test
    void shipsManyRecordsOfOneStatementInTheirOrder() {
        List<Outbox.Keyed> many = IntStream.rangeClosed(1, 30)
                .mapToObj(version ->
                        new Outbox.Keyed(vm.key(), vm.atVersion(version).changed()))
                .toList();

        transaction().executeWithoutResult(status -> outbox.publishAll(many));

        await().untilAsserted(() -> assertThat(of(vm.key()))
                .extracting(seen -> seen.as(VmChanged.class).version())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 30).mapToObj(Long::valueOf).toList()));
    }

    @Test
    void shipsTwiceAfterACrashBetweenSendAndDeleteAndTheInboxStopsTheSecond() {
        OutboxShipper crashing = new OutboxShipper(jdbc, transaction(), sender, traces, "support");

        transaction().executeWithoutResult(crash -> {
            holdAllShards();
            separately().executeWithoutResult(status -> outbox.publish(vm.key(), vm.changed()));
            crashing.shipBatch();
            crash.setRollbackOnly();
        });

        await().untilAsserted(() -> assertThat(of(vm.key())).hasSizeGreaterThanOrEqualTo(2));
        List<Seen> copies = of(vm.key());
        assertThat(copies)
                .extracting(seen -> seen.headers().get("ce_id"))
                .containsOnly(copies.get(0).headers().get("ce_id"));
        VmFixture later = vm.atVersion(7);
        transaction().executeWithoutResult(status -> outbox.publish(later.key(), later.changed()));
        await().untilAsserted(() -> assertThat(effects.of(vm.key())).containsExactly("changed 1", "changed 7"));
    }

    @Test
    void leavesAShardAloneThatAnotherRelayHolds() {
        OutboxShipper other = new OutboxShipper(jdbc, separately(), sender, traces, "support");

        transaction().executeWithoutResult(holder -> {
            holdAllShards();
            separately().executeWithoutResult(status -> outbox.publish(vm.key(), vm.changed()));

            other.shipBatch();

            assertThat(jdbc.sql("select count(*) from outbox where key = ?")
                            .param(vm.key())
                            .query(Long.class)
                            .single())
                    .isEqualTo(1);
        });

        records.await(Topic.INVENTORY, vm.key());
        assertThat(of(vm.key())).hasSize(1);
    }

    private void holdAllShards() {
        jdbc.sql("select count(pg_advisory_xact_lock(?, shard)) from generate_series(0, ?) as shard")
                .params(OutboxShipper.LOCK_SPACE, Outbox.SHARDS - 1)
                .query(Long.class)
                .single();
    }

    private List<Seen> of(String key) {
        return records.on(Topic.INVENTORY, seen -> key.equals(seen.key()));
    }
}
