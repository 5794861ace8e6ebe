package io.headroom.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.contracts.Resource;
import io.headroom.contracts.SlaBreachOpened;
import io.headroom.contracts.SlaBreachResolved;
import io.headroom.contracts.SlaObjective;
import io.headroom.contracts.Topic;
import io.headroom.test.HeadroomIT;
import io.headroom.test.RecordProbe;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HeadroomIT
class BreachLifeIT {

    @Autowired
    private RecordProbe records;

    @Test
    void opensABreachForAStarvedVmAndResolvesItWhenTheVmHasEnoughAgain() {
        Story story = Story.begin(records, Story.newTenant(), "vm-1", Duration.ofMinutes(30))
                .registered()
                .onGold()
                .allocated(0, 1_000)
                .allocated(8, 2_000);

        story.uses(0.5, 0, 5).uses(1.0, 5, 8).uses(1.0, 8, 15);

        SlaBreachOpened opened = records.await(
                        Topic.SLA_BREACHES, seen -> story.key().equals(seen.key()) && seen.is(SlaBreachOpened.class))
                .as(SlaBreachOpened.class);
        assertThat(opened.objective()).isEqualTo(SlaObjective.Kind.RESOURCE_SATISFACTION);
        assertThat(opened.cause()).isEqualTo("CPU_AT_LIMIT");
        assertThat(opened.resource()).isEqualTo(Resource.CPU);
        assertThat(opened.windowFrom()).isEqualTo(story.minute(5));
        assertThat(opened.windowTo()).isEqualTo(story.minute(8));
        assertThat(opened.tier()).isEqualTo("GOLD");
        SlaBreachResolved resolved = records.await(
                        Topic.SLA_BREACHES, seen -> story.key().equals(seen.key()) && seen.is(SlaBreachResolved.class))
                .as(SlaBreachResolved.class);
        assertThat(resolved.breachId()).isEqualTo(opened.breachId());
        assertThat(resolved.resolvedAt()).isEqualTo(story.minute(13));
        assertThat(resolved.version()).isGreaterThan(opened.version());
    }
}
