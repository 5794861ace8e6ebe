package io.headroom.forecast.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.contracts.Resource;
import io.headroom.contracts.VmRef;
import io.headroom.forecast.event.VmEvents;
import io.headroom.forecast.history.StepUse;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class GroupTotalsTest {

    private static final long FIRST = 1_000;

    private final GroupTotals totals = new GroupTotals(FIRST, 40);

    @Test
    void aStepIsTheSumOfItsMembers() {
        add(new MemberUse(), 2, 0, 40);
        add(new MemberUse(), 3, 0, 40);

        assertThat(totals.of(Resource.CPU)).containsOnly(5);
        assertThat(totals.of(Resource.MEMORY)).containsOnly(Double.NaN);
    }

    @Test
    void aMemberCountsFromItsFirstStepOn() {
        add(new MemberUse(), 2, 0, 40);
        add(new MemberUse(), 3, 10, 40);

        assertThat(totals.at(Resource.CPU, FIRST + 9)).isEqualTo(2);
        assertThat(totals.at(Resource.CPU, FIRST + 10)).isEqualTo(5);
    }

    @Test
    void aMemberThatFallsSilentCountsForAnHourAndThenIsGone() {
        MemberUse silent = new MemberUse();
        add(new MemberUse(), 2, 0, 40);
        add(new MemberUse(), 2, 0, 40);
        add(silent, 3, 0, 10);

        assertThat(totals.at(Resource.CPU, FIRST + 9 + MemberUse.SILENT)).isEqualTo(7);
        assertThat(totals.at(Resource.CPU, FIRST + 10 + MemberUse.SILENT)).isEqualTo(4);
        assertThat(silent.counts(Resource.CPU, FIRST + 9 + MemberUse.SILENT)).isTrue();
        assertThat(silent.counts(Resource.CPU, FIRST + 39)).isFalse();
    }

    @Test
    void aStepThatMostWereNotHeardInIsMissing() {
        add(new MemberUse(), 2, 0, 40);
        add(new MemberUse(), 3, 0, 10);
        add(new MemberUse(), 4, 0, 10);

        assertThat(totals.at(Resource.CPU, FIRST + 10)).isNaN();
        assertThat(totals.at(Resource.CPU, FIRST + 10 + MemberUse.SILENT)).isEqualTo(2);
    }

    @Test
    void aMemberGoesOnFromOneStretchOfStepsToTheNext() {
        MemberUse member = new MemberUse();
        add(member, 2, 0, 40);
        GroupTotals next = new GroupTotals(FIRST + 40, 2);

        next.add(member, List.of(use(FIRST + 41, 6)), VmEvents.none());

        assertThat(next.at(Resource.CPU, FIRST + 40)).isNaN();
        assertThat(next.at(Resource.CPU, FIRST + 41)).isEqualTo(6);
        assertThat(member.mean(Resource.CPU)).isBetween(2.0, 3.0);
    }

    private void add(MemberUse member, double cpu, int from, int to) {
        totals.add(
                member,
                LongStream.range(FIRST + from, FIRST + to)
                        .mapToObj(step -> use(step, cpu))
                        .toList(),
                VmEvents.none());
    }

    private static StepUse use(long step, double cpu) {
        return new StepUse(new VmRef("t", "vm"), step, 1, cpu, Double.NaN, Double.NaN, Double.NaN);
    }
}
