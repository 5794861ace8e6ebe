package io.headroom.qos.assignment;

import io.headroom.contracts.GroupChanged;
import io.headroom.contracts.QosAssigned.Source;
import io.headroom.contracts.Topic;
import io.headroom.contracts.VmChanged;
import io.headroom.contracts.VmRef;
import io.headroom.qos.assignment.GroupChoices.GroupChoice;
import io.headroom.qos.tier.QosError;
import io.headroom.qos.tier.QosProperties;
import io.headroom.qos.tier.Tier;
import io.headroom.qos.tier.TierEdited;
import io.headroom.qos.tier.Tiers;
import io.headroom.support.messaging.Outbox;
import io.headroom.support.web.ETags;
import io.headroom.support.web.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decides which tier a VM has; every change is stored and published in one transaction and holds from then on. Locks are
 * taken in the order tiers, group, VM.
 */
@Component
class Assigning {

    private static final String INVENTORY = "inventory";

    private final Assignments assignments;
    private final AssignmentHistory history;
    private final GroupChoices groups;
    private final Tiers tiers;
    private final QosMessages messages;
    private final QosProperties properties;
    private final Outbox outbox;
    private final Clock clock;

    Assigning(
            Assignments assignments,
            AssignmentHistory history,
            GroupChoices groups,
            Tiers tiers,
            QosMessages messages,
            QosProperties properties,
            Outbox outbox,
            Clock clock) {
        this.assignments = assignments;
        this.history = history;
        this.groups = groups;
        this.tiers = tiers;
        this.messages = messages;
        this.properties = properties;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A VM's assignment as it stands. */
    @Transactional(readOnly = true)
    Assignment of(VmRef vm) {
        return assignments
                .findById(new AssignmentId(vm.tenantId(), vm.vmId()))
                .filter(assignment -> !assignment.ended())
                .orElseThrow(() -> unknown(vm));
    }

    /** The owner chooses a tier for one VM. */
    @Transactional
    Assignment assign(VmRef vm, Choice choice, @Nullable String ifMatch, String by) {
        tiers.hold();
        Assignment assignment = assignments
                .lock(new AssignmentId(vm.tenantId(), vm.vmId()))
                .filter(found -> !found.ended())
                .orElseThrow(() -> unknown(vm));
        ETags.require(ifMatch, assignment.version());
        requireTier(choice.tier());
        assignment.choose(choice);
        settle(assignment, by);
        return assignment;
    }

    /** The choice for a group as it stands. */
    @Transactional(readOnly = true)
    GroupChoice ofGroup(String tenantId, String groupId) {
        return groups.find(tenantId, groupId, false).orElseThrow(() -> unknownGroup(groupId));
    }

    /** The owner chooses a tier for a group; members with a choice of their own keep it. */
    @Transactional
    GroupChoice assignGroup(String tenantId, String groupId, Choice choice, @Nullable String ifMatch, String by) {
        tiers.hold();
        GroupChoice before = groups.find(tenantId, groupId, true).orElseThrow(() -> unknownGroup(groupId));
        ETags.require(ifMatch, before.version());
        requireTier(choice.tier());
        groups.choose(tenantId, groupId, choice);
        assignments.lockMembers(tenantId, groupId).forEach(member -> settle(member, by));
        return new GroupChoice(before.version() + 1, choice);
    }

    @Transactional
    void registered(VmChanged vm) {
        tiers.hold();
        String group = vm.group();
        if (group != null) {
            // A choice for the group that is being made now is either seen here or sees this VM.
            groups.find(vm.tenantId(), group, true);
        }
        AssignmentId id = new AssignmentId(vm.tenantId(), vm.vmId());
        Assignment assignment = assignments.lock(id).orElseGet(() -> new Assignment(id));
        if (assignment.registered(vm)) {
            settle(assignment, INVENTORY);
        }
    }

    @Transactional
    void removed(VmRef vm) {
        assignments.lock(new AssignmentId(vm.tenantId(), vm.vmId())).ifPresent(assignment -> {
            if (!assignment.ended()) {
                Instant now = now();
                assignment.end(now);
                assignments.saveAndFlush(assignment);
                history.end(assignment, now, INVENTORY);
                outbox.publishTombstone(Topic.QOS_ASSIGNMENTS, vm.key());
            }
        });
    }

    @Transactional
    void groupRegistered(GroupChanged group) {
        groups.registered(group.tenantId(), group.group(), group.version());
    }

    @Transactional
    void groupRemoved(String tenantId, String groupId) {
        tiers.hold();
        groups.removed(tenantId, groupId);
        assignments.lockMembers(tenantId, groupId).forEach(member -> settle(member, INVENTORY));
    }

    @EventListener
    void edited(TierEdited event) {
        assignments.lockOnTier(event.tier().name()).forEach(assignment -> settle(assignment, "tier edit"));
    }

    private void settle(Assignment assignment, String by) {
        Choice own = assignment.own();
        Choice ofGroup = own != null ? null : groupChoice(assignment);
        Choice choice =
                own != null ? own : ofGroup != null ? ofGroup : new Choice(properties.defaultTier(), null, null);
        Source source = own != null ? Source.VM : ofGroup != null ? Source.GROUP : Source.DEFAULT;
        Tier tier = requireTier(choice.tier());
        if (assignment.settle(choice, tier.version(), source, now())) {
            Assignment saved = assignments.saveAndFlush(assignment);
            history.add(saved, by);
            outbox.publish(new VmRef(saved.id().tenantId(), saved.id().vmId()).key(), messages.of(saved, tier));
        } else {
            assignments.saveAndFlush(assignment);
        }
    }

    private @Nullable Choice groupChoice(Assignment assignment) {
        String group = assignment.groupId();
        return group == null
                ? null
                : groups.find(assignment.id().tenantId(), group, false)
                        .map(GroupChoice::choice)
                        .orElse(null);
    }

    private Tier requireTier(String name) {
        return tiers.current(name)
                .orElseThrow(() -> new ProblemException(
                        QosError.TIER_INVALID,
                        "tier '" + name + "' does not exist: use one of "
                                + tiers.current().stream().map(Tier::name).toList()));
    }

    /** What the database keeps of an instant. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static ProblemException unknown(VmRef vm) {
        return new ProblemException(QosError.VM_UNKNOWN, "VM '" + vm.vmId() + "' is unknown: register it first");
    }

    private static ProblemException unknownGroup(String groupId) {
        return new ProblemException(QosError.GROUP_UNKNOWN, "group '" + groupId + "' is unknown: register it first");
    }
}
