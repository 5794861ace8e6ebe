package io.headroom.sla.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.contracts.Resource;
import io.headroom.contracts.ResourceAmounts;
import io.headroom.sla.terms.Allocation;
import io.headroom.sla.terms.Promise;
import io.headroom.sla.terms.Registration;
import io.headroom.sla.terms.Terms;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortnessRulesTest {

    private static final Instant AT = Instant.parse("2026-03-02T09:15:00Z");
    private final ShortnessRules rules = new ShortnessRules(0.98, 0.05, 0.05);

    @ParameterizedTest(name = "{0}: use {1} of the allocation, steal {2}")
    @CsvSource({
        "CPU,     0.979, 0.05,  MET",
        "CPU,     0.98,  0.0,   AT_LIMIT",
        "CPU,     0.5,   0.051, STEAL",
        "CPU,     0.99,  0.2,   AT_LIMIT",
        "CPU,     ,      0.2,   STEAL",
        "CPU,     ,      ,      UNKNOWN",
        "MEMORY,  0.98,  ,      AT_LIMIT",
        "MEMORY,  0.5,   0.2,   MET",
        "DISK,    1.2,   ,      AT_LIMIT",
        "NETWORK, 0.97,  ,      MET",
    })
    void judgesByUseAndSteal(Resource resource, @Nullable Double used, @Nullable Double steal, Condition expected) {
        Condition condition = rules.judge(resource, used, steal, terms(1_000, 2_000, 8_000, 0));

        assertThat(condition).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} MiB of {1}")
    @CsvSource({"8000, 8000, AT_OWNER_BOUND", "7600, 8000, AT_OWNER_BOUND", "7599, 8000, AT_LIMIT"})
    void excusesWhatTheOwnerForbids(long allocated, long maximum, Condition expected) {
        Condition condition = rules.judge(Resource.MEMORY, 1.0, null, terms(allocated, 2_000, maximum, 0));

        assertThat(condition).isEqualTo(expected);
    }

    @Test
    void aVmBelowItsGuaranteeIsShortHoweverLittleItUses() {
        Condition condition = rules.judge(Resource.MEMORY, 0.1, null, terms(999, 2_000, 8_000, 0.5));

        assertThat(condition).isEqualTo(Condition.BELOW_GUARANTEE);
    }

    @Test
    void guaranteesNoMoreThanTheOwnerAllows() {
        Condition condition = rules.judge(Resource.MEMORY, 0.1, null, terms(600, 2_000, 600, 0.5));

        assertThat(condition).isEqualTo(Condition.MET);
    }

    @Test
    void knowsNothingWithoutAnAllocation() {
        Condition condition = rules.judge(Resource.MEMORY, null, null, new Terms(null, null, null));

        assertThat(condition).isEqualTo(Condition.UNKNOWN);
    }

    private static Terms terms(long allocated, long size, long maximum, double guarantee) {
        return new Terms(
                new Allocation(AT, 1, all(allocated), "COMMAND", "APPLIED"),
                new Promise(AT, "GOLD", 1, guarantee, 0, List.of()),
                new Registration(AT, all(size), all(maximum)));
    }

    private static ResourceAmounts all(long amount) {
        return new ResourceAmounts(amount, amount, amount, amount);
    }
}
