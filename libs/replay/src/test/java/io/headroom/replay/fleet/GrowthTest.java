package io.headroom.replay.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.planning.Bounds;
import io.headroom.planning.DemandOutlook;
import io.headroom.planning.QuantileCurve;
import io.headroom.planning.Timing;
import io.headroom.replay.Demand;
import io.headroom.replay.Resource;
import io.headroom.replay.Vms;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class GrowthTest {

    @Test
    void isWhatIsNeededAboveTheHourThatEndedWhenTheStepWasDecidedOn() {
        // From one unit to three and a bit, so four; at lead 1 the base of a step ends two steps before it.
        Demand vm = Vms.cpu(0.25, 0.8, 0.8, 0.8, 1.3, 0.25);
        Rising rising = new Rising(vm, Timing.USUAL.withLead(1));

        int first = Vms.WARM_UP;
        assertThat(rising.growth(first)).isEqualTo(3);
        assertThat(rising.growth(first + 1)).isEqualTo(3);
        assertThat(rising.growth(first + 2)).isZero();
        assertThat(rising.growth(first + 3)).isEqualTo(2);
        assertThat(rising.growth(first + 4)).isZero();
        assertThat(rising.covered(first, 3)).isEqualTo(2);
        assertThat(rising.covered(first, 1)).isZero();
        assertThat(rising.covered(first, 9)).isEqualTo(3);
    }

    @Test
    void doesNotCountStepsThatAreNotScored() {
        Demand vm = Vms.cpu(0.25, 0.25, Double.NaN, 0.25);
        Rising rising = new Rising(vm, Timing.USUAL);

        assertThat(rising.growth(Vms.WARM_UP + 1)).isZero();
        assertThat(rising.growth(Vms.WARM_UP - 1)).isZero();
    }

    private static DemandOutlook outlook(double now, double laterBlock) {
        List<QuantileCurve> blocks = new java.util.ArrayList<>(Collections.nCopies(23, QuantileCurve.certain(now)));
        blocks.set(0, QuantileCurve.certain(laterBlock));
        return DemandOutlook.of(Collections.nCopies(12, QuantileCurve.certain(now)), blocks, List.of());
    }

    @Test
    void setsAsideWhatIsExpectedBeyondTheHoldAndTakesGrowthOutOfIt() {
        Booking booking = new Booking(Tier.GOLD.terms(), Timing.USUAL, new Bounds(250, 8000, 250), 8000);

        booking.plan(0, outlook(1000, 2000), 1000.0);

        assertThat(booking.active()).isEqualTo(1000);
        assertThat(booking.reserved(11)).isZero();
        assertThat(booking.reserved(12)).isEqualTo(1000);
        assertThat(booking.reserved(23)).isEqualTo(1000);
        assertThat(booking.reserved(24)).isZero();

        booking.plan(1, outlook(2000, 2000), 1000.0);

        assertThat(booking.active()).isEqualTo(2000);
        assertThat(booking.reserved(12)).isZero();
    }

    @Test
    void forgetsWhatHasExpired() {
        Booking booking = new Booking(Tier.GOLD.terms(), Timing.USUAL, new Bounds(250, 8000, 250), 8000);
        booking.plan(0, outlook(1000, 2000), 1000.0);

        booking.plan(24, outlook(1000, 1000), 1000.0);

        assertThat(booking.reserved(12)).isZero();
    }

    @Test
    void readsAReactivePolicyBetweenTwoOfItsSettings() {
        GrowthTally low = new GrowthTally(10, 0, 4, 4, 100, 2, 0);
        GrowthTally high = new GrowthTally(10, 0, 2, 2, 80, 6, 0);

        GrowthTally between = GrowthTally.atUnmet(List.of(high, low), 3);

        assertThat(between.allocated()).isCloseTo(95, within(1e-9));
        assertThat(between.reservedShare()).isCloseTo(0.35, within(1e-9));
        assertThat(GrowthTally.atUnmet(List.of(high, low), 1)).isSameAs(GrowthTally.NONE);
    }

    @Test
    void pricesWhatWasAllocatedAndWhatWasShort() {
        double price = Tier.GOLD.price(Resource.CPU);
        assertThat(price).isCloseTo(0.040 / 4 / 12, within(1e-12));
        Demand vm = Vms.cpu(0.25, 1, 2);
        Bills bills = new Bills();

        int[] held = new int[Vms.WARM_UP + 2];
        held[Vms.WARM_UP] = 6;
        held[Vms.WARM_UP + 1] = 6;
        bills.add(new FleetVm(vm, io.headroom.replay.VmClass.MIXED, Tier.GOLD, "t", "h"), held, t -> 1);

        assertThat(bills.of(Tier.GOLD).cost()).isCloseTo(12 * price, within(1e-12));
        assertThat(bills.of(Tier.GOLD).penalty()).isCloseTo(30 * 2 * price, within(1e-12));
        assertThat(bills.of(Tier.GOLD).unmetShare()).isCloseTo(2 / 12.0, within(1e-12));
        assertThat(bills.of(Tier.BRONZE)).isEqualTo(Bill.NONE);
    }
}
