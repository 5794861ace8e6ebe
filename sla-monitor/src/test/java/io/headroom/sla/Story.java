package io.headroom.sla;

import io.headroom.contracts.AllocationChanged;
import io.headroom.contracts.AllocationCommand.Target;
import io.headroom.contracts.Enforcement;
import io.headroom.contracts.Keys;
import io.headroom.contracts.MetricSample;
import io.headroom.contracts.QosAssigned;
import io.headroom.contracts.QosPrices;
import io.headroom.contracts.QosProfile;
import io.headroom.contracts.ResourceAmounts;
import io.headroom.contracts.SlaBreachOpened;
import io.headroom.contracts.SlaBreachResolved;
import io.headroom.contracts.SlaObjective;
import io.headroom.contracts.Topic;
import io.headroom.contracts.VmChanged;
import io.headroom.test.RecordProbe;
import io.headroom.test.SampleFixture;
import io.headroom.test.VmFixture;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Tells the monitor what happens to one VM; time is counted in minutes since the story began. */
final class Story {

    /** A minute at the tests' time-scale. */
    static final Duration MINUTE = Duration.ofSeconds(1);

    private final RecordProbe records;
    private final String tenant;
    private final String vmId;
    private final Instant began;

    private Story(RecordProbe records, String tenant, String vmId, Instant began) {
        this.records = records;
        this.tenant = tenant;
        this.vmId = vmId;
        this.began = began;
    }

    /** A VM whose story began so many minutes ago. */
    static Story begin(RecordProbe records, String tenant, String vmId, int minutesAgo) {
        long minute = MINUTE.toMillis();
        long start = (System.currentTimeMillis() / minute - minutesAgo) * minute;
        return new Story(records, tenant, vmId, Instant.ofEpochMilli(start));
    }

    /** A tenant that no other test has. */
    static String newTenant() {
        return "t-" + UUID.randomUUID().toString().substring(0, 8);
    }

    String tenant() {
        return tenant;
    }

    String vmId() {
        return vmId;
    }

    String key() {
        return Keys.vm(tenant, vmId);
    }

    Instant minute(int number) {
        return began.plus(MINUTE.multipliedBy(number));
    }

    /** Registered with 2 cores and 4 GiB, bounds from a quarter to four times of that. */
    Story registered() {
        return registered(VmFixture.aVm(vmId).of(tenant));
    }

    Story registered(VmFixture vm) {
        VmChanged changed = vm.changed();
        records.send(
                vm.key(),
                new VmChanged(
                        changed.tenantId(),
                        changed.vmId(),
                        changed.version(),
                        changed.pool(),
                        changed.hostId(),
                        changed.group(),
                        changed.size(),
                        changed.minimum(),
                        changed.maximum(),
                        changed.mode(),
                        minute(-60)));
        return this;
    }

    /** On a tier that promises 99.5 % of minutes without shortage, 99 % under 250 ms and 0.5 % of errors. */
    Story onGold() {
        return on("GOLD", 0.5, minute(-60));
    }

    Story on(String tier, double memoryGuarantee, Instant from) {
        records.send(
                key(),
                new QosAssigned(
                        tenant,
                        vmId,
                        from.toEpochMilli(),
                        tier,
                        1,
                        QosAssigned.Source.VM,
                        new QosProfile(400, memoryGuarantee, 0, 1_000, 400, 250, 5_000),
                        new QosPrices("USD", new BigDecimal("0.04"), new BigDecimal("0.005"), 0.3),
                        30,
                        QosAssigned.PenaltyBasis.UNMET,
                        null,
                        1,
                        1,
                        List.of(
                                new SlaObjective(SlaObjective.Kind.RESOURCE_SATISFACTION, 0.995, null),
                                new SlaObjective(SlaObjective.Kind.LATENCY_P95, 0.99, 250.0),
                                new SlaObjective(SlaObjective.Kind.ERROR_RATIO, 0.005, null)),
                        0.25,
                        from));
        return this;
    }

    /** Has so many millicores from the start of a minute on, and plenty of all else. */
    Story allocated(int fromMinute, long millicores) {
        return allocated(fromMinute, new ResourceAmounts(millicores, 4_096, 51_200, 31_250));
    }

    Story allocated(int fromMinute, ResourceAmounts amounts) {
        Target target = new Target(amounts, new Enforcement(400, 2_048, 0, 0, 400, 0, 0));
        long generation = fromMinute + 100_000L;
        records.send(
                key(),
                new AllocationChanged(
                        tenant,
                        vmId,
                        "pool-1",
                        "host-1",
                        "c-" + generation,
                        generation,
                        generation,
                        target,
                        target,
                        List.of(),
                        AllocationChanged.Outcome.APPLIED,
                        AllocationChanged.Cause.COMMAND,
                        null,
                        minute(fromMinute)));
        return this;
    }

    /** Uses so many cores in each of the minutes [from, until). */
    Story uses(double cores, int from, int until) {
        for (int i = from; i < until; i++) {
            send(SampleFixture.using(tenant, vmId).cpu(cores).at(minute(i).plusMillis(500)));
        }
        return this;
    }

    /** The breaches of it that were told. */
    List<SlaBreachOpened> opened() {
        return records
                .on(Topic.SLA_BREACHES, seen -> key().equals(seen.key()) && seen.is(SlaBreachOpened.class))
                .stream()
                .map(seen -> seen.as(SlaBreachOpened.class))
                .toList();
    }

    SlaBreachOpened awaitOpened() {
        return records.await(Topic.SLA_BREACHES, seen -> key().equals(seen.key()) && seen.is(SlaBreachOpened.class))
                .as(SlaBreachOpened.class);
    }

    SlaBreachResolved awaitResolved() {
        return records.await(Topic.SLA_BREACHES, seen -> key().equals(seen.key()) && seen.is(SlaBreachResolved.class))
                .as(SlaBreachResolved.class);
    }

    SampleFixture sample() {
        return SampleFixture.using(tenant, vmId);
    }

    Story send(MetricSample sample) {
        records.send(key(), sample);
        return this;
    }
}
