package io.headroom.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.contracts.EventType;
import io.headroom.contracts.Topic;
import io.headroom.test.Poison;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A record that cannot be processed is set aside alone, on every topic that the service reads. */
@SlaIT
class PoisonIT {

    @Autowired
    private Poison poison;

    @ParameterizedTest
    @EnumSource(names = {"METRIC_SAMPLE", "ALLOCATION_CHANGED", "QOS_ASSIGNED", "VM_CHANGED", "GROUP_CHANGED"})
    void isSetAsideAloneAndThePartitionMovesOn(EventType type) {
        poison.isSetAsideAlone(type);
    }

    @Test
    void isTriedOnEveryTopicThatIsRead() {
        assertThat(poison.topicsRead())
                .containsExactlyInAnyOrder(Topic.METRICS, Topic.ALLOCATIONS, Topic.QOS_ASSIGNMENTS, Topic.INVENTORY);
    }
}
