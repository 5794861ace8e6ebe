package io.headroom.sla.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.contracts.Resource;
import io.headroom.contracts.ResourceAmounts;
import io.headroom.contracts.SlaObjective;
import io.headroom.contracts.SlaObjective.Kind;
import io.headroom.sla.terms.Allocation;
import io.headroom.sla.terms.Promise;
import io.headroom.sla.terms.Registration;
import io.headroom.sla.terms.TermsTimeline;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MinuteJudgeTest {

    private static final Instant MINUTE = Instant.parse("2026-03-02T09:15:00Z");
    private static final ResourceAmounts PLENTY = new ResourceAmounts(2_000, 4_096, 50_000, 50_000);
    private final MinuteJudge judge = new MinuteJudge(new ShortnessRules(0.98, 0.05, 0.05));

    @Test
    void aMinuteIsGoodIfNoResourceIsShort() {
        JudgedMinute minute = judge.judge(MINUTE, List.of(sample(30, 1.0, 2_000)), terms());

        ObjectiveMinute verdict = verdict(minute, Kind.RESOURCE_SATISFACTION).orElseThrow();
        assertThat(verdict.good()).isTrue();
        assertThat(minute.tier()).isEqualTo("GOLD");
    }

    @Test
    void namesTheResourceThatIsShort() {
        JudgedMinute minute = judge.judge(MINUTE, List.of(sample(30, 1.0, 4_090)), terms());

        ObjectiveMinute verdict = verdict(minute, Kind.RESOURCE_SATISFACTION).orElseThrow();
        assertThat(verdict.good()).isFalse();
        assertThat(verdict.cause()).isEqualTo("MEMORY_AT_LIMIT");
        assertThat(verdict.resource()).isEqualTo(Resource.MEMORY);
    }

    @Test
    void takesTheMeanOfCpuAndTheMaximumOfMemory() {
        List<Sample> samples = List.of(sample(10, 2.0, 4_090), sample(40, 0.5, 1_000));

        JudgedMinute minute = judge.judge(MINUTE, samples, terms());

        assertThat(facts(minute, Resource.CPU).used()).isEqualTo(1_250);
        assertThat(facts(minute, Resource.CPU).condition()).isEqualTo(Condition.MET);
        assertThat(facts(minute, Resource.MEMORY).used()).isEqualTo(4_090);
        assertThat(facts(minute, Resource.MEMORY).condition()).isEqualTo(Condition.AT_LIMIT);
    }

    @Test
    void judgesEachSampleByTheAllocationInForceAtItsTime() {
        TermsTimeline grown = terms().allocated(
                        MINUTE.plusSeconds(20),
                        new Allocation(
                                MINUTE.plusSeconds(20),
                                2,
                                new ResourceAmounts(4_000, 4_096, 50_000, 50_000),
                                "COMMAND",
                                "APPLIED"));

        JudgedMinute before = judge.judge(MINUTE, List.of(sample(19, 2.0, 1_000)), grown);
        JudgedMinute after = judge.judge(MINUTE, List.of(sample(20, 2.0, 1_000)), grown);

        assertThat(facts(before, Resource.CPU).condition()).isEqualTo(Condition.AT_LIMIT);
        assertThat(facts(after, Resource.CPU).condition()).isEqualTo(Condition.MET);
    }

    @Test
    void cannotJudgeResourcesWithoutAnAllocation() {
        TermsTimeline gone = terms().allocated(MINUTE, null);

        JudgedMinute minute = judge.judge(MINUTE, List.of(sample(30, 2.0, 4_000)), gone);

        assertThat(verdict(minute, Kind.RESOURCE_SATISFACTION)).isEmpty();
        assertThat(minute.promised()).contains(Kind.RESOURCE_SATISFACTION);
    }

    @Test
    void promisesNothingToAVmThatWasRemoved() {
        TermsTimeline removed = terms().registered(MINUTE, null);

        JudgedMinute minute = judge.judge(MINUTE, List.of(sample(30, 2.0, 4_000)), removed);

        assertThat(minute.promised()).isEmpty();
        assertThat(minute.objectives()).isEmpty();
    }

    @Test
    void promisesNothingBeforeTheFirstTier() {
        JudgedMinute minute = judge.judge(MINUTE, List.of(sample(30, 2.0, 4_000)), terms(MINUTE.plusSeconds(31)));

        assertThat(minute.objectives()).isEmpty();
        assertThat(minute.promised()).isEmpty();
    }

    @Test
    void countsErrorsByRequests() {
        List<Sample> samples = List.of(web(10, 100, 200, 0.01), web(40, 300, 300, 0.0));

        JudgedMinute minute = judge.judge(MINUTE, samples, terms());

        ObjectiveMinute errors = verdict(minute, Kind.ERROR_RATIO).orElseThrow();
        assertThat(errors.total()).isEqualTo(200 * 60);
        assertThat(errors.bad()).isCloseTo(0.5 * 60, within(1e-9));
        assertThat(errors.good()).isTrue();
    }

    @Test
    void takesTheWorstPercentileForTheMinutes() {
        List<Sample> samples = List.of(web(10, 100, 200, 0), web(40, 100, 251, 0));

        JudgedMinute minute = judge.judge(MINUTE, samples, terms());

        ObjectiveMinute latency = verdict(minute, Kind.LATENCY_P95).orElseThrow();
        assertThat(latency.good()).isFalse();
        assertThat(latency.cause()).isEqualTo("LATENCY_OVER_THRESHOLD");
    }

    private static TermsTimeline terms() {
        return terms(MINUTE.minusSeconds(60));
    }

    private static TermsTimeline terms(Instant promisedFrom) {
        Instant from = MINUTE.minusSeconds(60);
        return new TermsTimeline()
                .allocated(from, new Allocation(from, 1, PLENTY, "COMMAND", "APPLIED"))
                .registered(from, new Registration(from, PLENTY, new ResourceAmounts(8_000, 16_384, 200_000, 200_000)))
                .promised(promise(promisedFrom));
    }

    private static Promise promise(Instant from) {
        return new Promise(
                from,
                "GOLD",
                1,
                0.5,
                0,
                List.of(
                        new SlaObjective(Kind.RESOURCE_SATISFACTION, 0.995, null),
                        new SlaObjective(Kind.LATENCY_P95, 0.99, 250.0),
                        new SlaObjective(Kind.ERROR_RATIO, 0.005, null)));
    }

    private static Sample sample(int second, double cpu, double memory) {
        return new Sample(MINUTE.plusSeconds(second), cpu, memory, 100.0, 100.0, 0.0, null, null, null);
    }

    private static Sample web(int second, double requests, double latency, double errors) {
        return new Sample(MINUTE.plusSeconds(second), 1.0, 1_000.0, 100.0, 100.0, 0.0, requests, latency, errors);
    }

    private static Optional<ObjectiveMinute> verdict(JudgedMinute minute, Kind kind) {
        return minute.objectives().stream()
                .filter(verdict -> verdict.objective() == kind)
                .findFirst();
    }

    private static ResourceFacts facts(JudgedMinute minute, Resource resource) {
        return minute.facts().resources().stream()
                .filter(each -> each.resource() == resource)
                .findFirst()
                .orElseThrow();
    }
}
