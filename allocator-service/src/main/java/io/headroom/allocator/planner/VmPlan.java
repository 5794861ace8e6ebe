package io.headroom.allocator.planner;

import io.headroom.allocator.allocation.AllocationEntry;
import io.headroom.allocator.inventory.VmEntry;
import io.headroom.allocator.planner.OpenBreaches.OpenBreach;
import io.headroom.allocator.planner.VmOutlook.ResourceOutlook;
import io.headroom.allocator.reservation.Amounts;
import io.headroom.allocator.reservation.Holding;
import io.headroom.allocator.reservation.HostBook;
import io.headroom.contracts.QosAssigned;
import io.headroom.contracts.VmChanged.Mode;
import io.headroom.contracts.VmRef;
import io.headroom.planning.ResourceSize;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One VM while a batch is planned: what is known of it, what it should have, and what it is given. */
final class VmPlan {

    final VmEntry entry;
    final @Nullable QosAssigned qos;
    final @Nullable VmTerms terms;
    final @Nullable AllocationEntry allocation;
    final List<OpenBreach> breaches;

    @Nullable
    VmOutlook outlook;

    @Nullable
    HostBook book;

    @Nullable
    Holding holding;

    /** Why it is planned; null if it is only carried on. */
    @Nullable
    Cause cause;

    @Nullable
    String traceparent;

    long[] before = Amounts.zero();
    long[] target = Amounts.zero();
    long[] granted = Amounts.zero();
    ResourceSize[] sizes = {};
    /** What its host leaves it at most, if not all that it holds can be carried on. */
    long @Nullable [] carriedAtMost;

    boolean cappedByCost;
    boolean cappedByCapacity;
    boolean commandNeeded;
    /** Of the command that this plan issues; 0 while it issues none. */
    long generation;

    int reservedAhead;
    final Set<Reason> reasons = EnumSet.noneOf(Reason.class);

    VmPlan(
            VmEntry entry,
            @Nullable QosAssigned qos,
            @Nullable VmTerms terms,
            @Nullable AllocationEntry allocation,
            List<OpenBreach> breaches) {
        this.entry = entry;
        this.qos = qos;
        this.terms = terms;
        this.allocation = allocation;
        this.breaches = breaches;
    }

    VmRef vm() {
        return entry.ref();
    }

    boolean acts() {
        return entry.mode() == Mode.ACT;
    }

    boolean planned() {
        return cause != null;
    }

    /** Plans it for this reason unless there is a more pressing one already. */
    void plan(Cause why, @Nullable String trace) {
        if (cause == null || why == Cause.SURGE) {
            cause = why;
            traceparent = trace == null ? traceparent : trace;
        }
    }

    VmTerms requireTerms() {
        if (terms == null) {
            throw new IllegalStateException("VM " + vm() + " has no tier");
        }
        return terms;
    }

    @Nullable
    ResourceOutlook outlook(int resource) {
        VmOutlook known = outlook;
        return known == null ? null : known.resources()[resource];
    }

    /** What is still to grow. */
    long[] growth() {
        return Amounts.max(Amounts.minus(Amounts.minus(target, before), granted), Amounts.zero());
    }

    boolean grows() {
        return !Amounts.none(growth());
    }
}
