package io.headroom.allocator;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.contracts.EventType;
import io.headroom.contracts.Topic;
import io.headroom.test.Api;
import io.headroom.test.Poison;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.node.ObjectNode;

/** A record that cannot be processed is set aside alone, on every topic that the service reads. */
@AllocatorIT
class PoisonIT {

    @Autowired
    private Poison poison;

    @Autowired
    private Api api;

    @ParameterizedTest
    @EnumSource(
            names = {
                "DEMAND_FORECAST",
                "ALLOCATION_CHANGED",
                "QOS_ASSIGNED",
                "BUDGET_SET",
                "SLA_BREACH_OPENED",
                "SLA_BREACH_RESOLVED"
            })
    void isSetAsideAloneAndThePartitionMovesOn(EventType type) {
        poison.isSetAsideAlone(type);
    }

    @Test
    void isSetAsideAloneAmongCommands() {
        Estate estate = new Estate(api);
        ObjectNode command = Poison.sound(EventType.ALLOCATION_COMMAND).put("pool", estate.pool());

        poison.isSetAsideAlone(EventType.ALLOCATION_COMMAND, command);
    }

    @Test
    void isTriedOnEveryTopicThatIsRead() {
        assertThat(poison.topicsRead())
                .containsExactlyInAnyOrder(
                        Topic.ALLOCATION_COMMANDS,
                        Topic.ALLOCATIONS,
                        Topic.PREDICTIONS,
                        Topic.QOS_ASSIGNMENTS,
                        Topic.QOS_BUDGETS,
                        Topic.SLA_BREACHES);
    }
}
