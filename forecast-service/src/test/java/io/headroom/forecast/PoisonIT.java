package io.headroom.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.contracts.EventType;
import io.headroom.contracts.Topic;
import io.headroom.test.Poison;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A record that cannot be processed is set aside alone, on every topic that the service reads. */
class PoisonIT extends ForecastIT {

    @Autowired
    private Poison poison;

    @ParameterizedTest
    @EnumSource(names = {"METRIC_SAMPLE", "VM_CHANGED", "GROUP_CHANGED", "ALLOCATION_CHANGED"})
    void isSetAsideAloneAndThePartitionMovesOn(EventType type) {
        poison.isSetAsideAlone(type);
    }

    @Test
    void isTriedOnEveryTopicThatIsRead() {
        assertThat(poison.topicsRead()).containsExactlyInAnyOrder(Topic.METRICS, Topic.INVENTORY, Topic.ALLOCATIONS);
    }
}
