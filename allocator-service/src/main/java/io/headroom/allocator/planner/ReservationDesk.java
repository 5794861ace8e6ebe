package io.headroom.allocator.planner;

import io.headroom.allocator.inventory.Inventory;
import io.headroom.allocator.inventory.VmEntry;
import io.headroom.allocator.reservation.Amounts;
import io.headroom.allocator.reservation.Holding;
import io.headroom.allocator.reservation.HostBook;
import io.headroom.allocator.reservation.HostBooks;
import io.headroom.allocator.reservation.Reservation;
import io.headroom.allocator.reservation.ReservationAsked;
import io.headroom.allocator.reservation.ReservationError;
import io.headroom.allocator.reservation.Reservations;
import io.headroom.contracts.QosAssigned;
import io.headroom.contracts.ReservationChanged.State;
import io.headroom.contracts.ResourceAmounts;
import io.headroom.contracts.VmChanged.Mode;
import io.headroom.contracts.VmRef;
import io.headroom.support.DomainTime;
import io.headroom.support.web.ETags;
import io.headroom.support.web.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes, claims and gives back reservations for people, under the host's lock and within the tenant's threshold. */
@Service
class ReservationDesk {

    private final HostBooks books;
    private final Reservations reservations;
    private final Inventory inventory;
    private final VmAssignments assignments;
    private final Budgets budgets;
    private final DomainTime time;
    private final ApplicationEventPublisher events;

    ReservationDesk(
            HostBooks books,
            Reservations reservations,
            Inventory inventory,
            VmAssignments assignments,
            Budgets budgets,
            DomainTime time,
            ApplicationEventPublisher events) {
        this.books = books;
        this.reservations = reservations;
        this.inventory = inventory;
        this.assignments = assignments;
        this.budgets = budgets;
        this.time = time;
        this.events = events;
    }

    /** Sets capacity aside on the VM's host over the steps that [from, to) touches. */
    @Transactional
    public Reservation make(VmRef vm, ResourceAmounts delta, Instant from, Instant to) {
        VmEntry entry = inventory.requireVm(vm.tenantId(), vm.vmId());
        if (entry.mode() != Mode.ACT) {
            throw new ProblemException(
                    ReservationError.VM_NOT_ACTING,
                    "VM '" + vm.vmId() + "' is in mode " + entry.mode() + ": set mode ACT to let it hold capacity");
        }
        HostBook book = book(entry.hostId(), vm);
        Holding holding = holding(book, vm);
        VmTerms terms = terms(entry);
        long[] wanted = wholeUnits(delta, terms);
        long first = time.stepIndex(from);
        long after = time.stepIndex(to.minusMillis(1)) + 1;
        requireSpan(book, first, after, from, to);
        if (!Amounts.within(wanted, book.calendar().free(first, after))) {
            throw new ProblemException(
                    ReservationError.CAPACITY_SHORT,
                    "the VM's host has no room for " + Amounts.record(wanted) + " from " + from + " to " + to
                            + ": ask for less, or for another time");
        }
        double cost = terms.reservedCost(wanted);
        spend(vm.tenantId(), cost * (after - first));
        Reservation made = Reservation.make(
                new Reservation.Terms(
                        vm,
                        "res-" + UUID.randomUUID(),
                        entry.poolId(),
                        holding.hostId(),
                        first,
                        after,
                        density(terms, book, wanted),
                        Reservation.Maker.CALLER,
                        time.now()),
                wanted,
                cost,
                null);
        book.reserve(made);
        books.write(List.of(book));
        budgets.commit(List.of(vm.tenantId()), time.stepIndex(time.now()), false);
        return made;
    }

    /** Has the planner claim it now, whatever the forecast says. */
    @Transactional
    public Reservation activate(String tenantId, String id, @Nullable String ifMatch) {
        return change(tenantId, id, ifMatch, (book, reservation) -> reservation.wantActivation(time.now()));
    }

    /** Gives it back: what is set aside at once, what is claimed as soon as the planner shrinks the VM. */
    @Transactional
    public Reservation release(String tenantId, String id, @Nullable String ifMatch) {
        return change(tenantId, id, ifMatch, (book, reservation) -> {
            if (reservation.state() == State.ACTIVE) {
                book.giveBack(
                        holding(book, reservation.vm()), reservation, reservation.generation(), "RELEASED_BY_CALLER");
                book.released(reservation);
            } else if (reservation.state() == State.RESERVED) {
                book.drop(reservation, "RELEASED_BY_CALLER");
            } else {
                throw new ProblemException(
                        ReservationError.RESERVATION_STATE,
                        "reservation '" + id + "' is " + reservation.state() + " and cannot be released");
            }
        });
    }

    Reservation require(String tenantId, String id) {
        return reservations.find(tenantId, id).orElseThrow(() -> unknown(id));
    }

    private Reservation change(String tenantId, String id, @Nullable String ifMatch, Change change) {
        Reservation seen = require(tenantId, id);
        ETags.require(ifMatch, seen.version());
        HostBook book = book(seen.terms().hostId(), seen.vm());
        Reservation present = book.reservations(seen.vm()).stream()
                .filter(reservation -> reservation.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        ReservationError.RESERVATION_STATE,
                        "reservation '" + id + "' is over: "
                                + require(tenantId, id).state()));
        ETags.require(ifMatch, present.version());
        change.apply(book, present);
        books.write(List.of(book));
        events.publishEvent(new ReservationAsked(seen.vm()));
        return present;
    }

    private HostBook book(@Nullable String hostId, VmRef vm) {
        Map<String, HostBook> opened = hostId == null ? Map.of() : books.open(List.of(hostId), false);
        HostBook book = hostId == null ? null : opened.get(hostId);
        if (book == null) {
            throw notPlaced(vm);
        }
        return book;
    }

    private static Holding holding(HostBook book, VmRef vm) {
        return book.holdings().stream()
                .filter(held -> held.vm().equals(vm))
                .findFirst()
                .orElseThrow(() -> notPlaced(vm));
    }

    private VmTerms terms(VmEntry entry) {
        QosAssigned qos = assignments.ofPool(entry.poolId()).get(entry.ref());
        if (qos == null) {
            throw notPlaced(entry.ref());
        }
        double stepsPerHour = (double) time.hour().toMillis() / time.step().toMillis();
        return VmTerms.of(entry, inventory.pool(entry.poolId()), qos, stepsPerHour);
    }

    private static long[] wholeUnits(ResourceAmounts delta, VmTerms terms) {
        long[] wanted = Amounts.of(delta);
        for (int resource = 0; resource < Amounts.COUNT; resource++) {
            long unit = terms.bounds()[resource].unit();
            wanted[resource] = (wanted[resource] + unit - 1) / unit * unit;
        }
        if (Amounts.none(wanted)) {
            throw new ProblemException(
                    ReservationError.DELTA_INVALID, "delta sets nothing aside: give at least one amount above 0");
        }
        return wanted;
    }

    private void requireSpan(HostBook book, long first, long after, Instant from, Instant to) {
        if (first < book.calendar().firstStep() || after > book.calendar().endStep() || after <= first) {
            throw new ProblemException(
                    ReservationError.SPAN_INVALID,
                    "from " + from + " to " + to + " must lie between now and "
                            + time.stepStart(book.calendar().endStep()) + ", to after from");
        }
    }

    private void spend(String tenantId, double cost) {
        Budgets.Spendable left =
                budgets.open(List.of(tenantId), time.stepIndex(time.now())).get(tenantId);
        if (left != null && cost > left.amount()) {
            throw new ProblemException(
                    PlannerError.COST_THRESHOLD,
                    "the reservation costs " + cost + " and the tenant's threshold leaves " + left.amount()
                            + ": raise the budget or ask for less");
        }
    }

    /** Somebody asked for it: it is needed for certain. */
    private static double density(VmTerms terms, HostBook book, long[] wanted) {
        double most = 0;
        for (int resource = 0; resource < Amounts.COUNT; resource++) {
            if (wanted[resource] > 0) {
                most = Math.max(
                        most, Worth.density(terms, resource, book.calendar().capacity()[resource], 1));
            }
        }
        return most;
    }

    private static ProblemException notPlaced(VmRef vm) {
        return new ProblemException(
                ReservationError.VM_NOT_PLACED,
                "VM '" + vm.vmId() + "' holds nothing yet: try again once GET /api/v1/vms/" + vm.vmId()
                        + "/allocation shows what it has");
    }

    private static ProblemException unknown(String id) {
        return new ProblemException(
                ReservationError.RESERVATION_UNKNOWN,
                "reservation '" + id + "' is unknown: GET /api/v1/reservations lists those there are");
    }

    /** A change of one reservation in its host's book. */
    private interface Change {

        void apply(HostBook book, Reservation reservation);
    }
}
