package io.headroom.allocator.replay;

import io.headroom.allocator.inventory.Inventory;
import io.headroom.allocator.inventory.VmEntry;
import io.headroom.replay.Grid;
import io.headroom.support.DomainTime;
import io.headroom.support.web.CommonError;
import io.headroom.support.web.FieldProblem;
import io.headroom.support.web.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Says which part of whose history is replayed, and refuses what is no such part. */
@Component
class OwnHistory {

    private static final Duration USUAL = Duration.ofDays(28);
    private static final Duration STEP = Duration.ofSeconds(Grid.STEP_SECONDS);

    private final Inventory inventory;
    private final HistoryClient client;
    private final DomainTime time;
    private final ReplayProperties properties;

    OwnHistory(Inventory inventory, HistoryClient client, DomainTime time, ReplayProperties properties) {
        this.inventory = inventory;
        this.client = client;
        this.time = time;
        this.properties = properties;
    }

    /**
     * The history that is asked for; nothing is fetched yet.
     *
     * @throws ProblemException VALIDATION_FAILED if it is none, or more than may be; as the inventory if a VM is not the tenant's
     */
    DemandSource of(String tenant, HistoryReplay asked) {
        Set<String> ids = new LinkedHashSet<>(asked.vmIds());
        if (ids.size() > properties.vms()) {
            throw invalid("/vmIds", "more than " + properties.vms() + " VMs: name fewer");
        }
        Instant to = asked.to() == null ? time.now() : asked.to();
        Instant from = asked.from() == null ? to.minus(time.real(USUAL)) : asked.from();
        Grid grid = grid(from, to, time, properties);
        if ((long) ids.size() * grid.steps() > properties.vmSteps()) {
            throw invalid(
                    "/vmIds",
                    ids.size() + " VMs over " + grid.steps() + " steps are more than " + properties.vmSteps()
                            + " together: name fewer VMs or a shorter span");
        }
        List<VmEntry> vms =
                ids.stream().map(id -> inventory.requireVm(tenant, id)).toList();
        return new StoredHistory(client, tenant, vms, asked.resourceOrDefault(), grid);
    }

    /** The steps of five domain minutes that begin from one real instant on, before another. */
    static Grid grid(Instant from, Instant to, DomainTime time, ReplayProperties properties) {
        if (!from.isBefore(to)) {
            throw invalid("/from", "from " + from + " must be before to " + to);
        }
        if (Duration.between(from, to).compareTo(time.real(properties.span())) > 0) {
            throw invalid(
                    "/from",
                    "from " + from + " to " + to + " is more than "
                            + properties.span().toDays() + " days: ask for less");
        }
        if (from.isBefore(Instant.EPOCH)) {
            throw invalid("/from", "from " + from + " is before 1970");
        }
        Instant first = time.toDomain(from);
        long start = Math.floorDiv(first.getEpochSecond(), Grid.STEP_SECONDS) * Grid.STEP_SECONDS;
        Duration span = Duration.between(Instant.ofEpochSecond(start), time.toDomain(to));
        long steps = span.plus(STEP).minusNanos(1).dividedBy(STEP);
        if (steps <= Grid.WARM_UP) {
            throw invalid(
                    "/from",
                    "from " + from + " to " + to
                            + " is no more than seven days, which teach the policies: ask for a longer span");
        }
        return new Grid(start, Math.toIntExact(steps));
    }

    private static ProblemException invalid(String pointer, String detail) {
        return new ProblemException(
                CommonError.VALIDATION_FAILED, detail, List.of(new FieldProblem(pointer, "INVALID", detail)));
    }
}
