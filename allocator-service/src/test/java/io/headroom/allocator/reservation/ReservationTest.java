package io.headroom.allocator.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.contracts.ReservationChanged.State;
import io.headroom.contracts.VmRef;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReservationTest {

    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

    @Test
    void livesFromReservedToReleased() {
        Reservation reservation = reserved();

        reservation.activate(7, NOW);
        reservation.confirm(NOW);
        reservation.giveBack(8, "NO_LONGER_NEEDED", NOW);
        reservation.release(null, NOW);

        assertThat(reservation.state()).isEqualTo(State.RELEASED);
        assertThat(reservation.open()).isFalse();
        assertThat(reservation.transitions())
                .extracting(Reservation.Transition::to)
                .containsExactly(State.RESERVED, State.ACTIVATING, State.ACTIVE, State.RELEASING, State.RELEASED);
        assertThat(reservation.version()).isEqualTo(5);
    }

    @Test
    void refusesWhatItsStateDoesNotAllowAndSaysWhichItIs() {
        Reservation reservation = reserved();
        reservation.activate(7, NOW);

        assertThatThrownBy(() -> reservation.preempt("WORTH_MORE_ELSEWHERE", NOW))
                .hasMessageContaining("ACTIVATING")
                .hasMessageContaining("pre-empted");
        assertThatThrownBy(() -> reservation.expire(NOW)).hasMessageContaining("expired");
        assertThatThrownBy(() -> reservation.activate(8, NOW)).hasMessageContaining("activated");
        assertThat(reservation.state()).isEqualTo(State.ACTIVATING);
    }

    @Test
    void splitsIntoTheClaimedPartAndTheRest() {
        Reservation reservation = reserved();

        Reservation rest = reservation.split(new long[] {250, 0, 0, 0}, 0.25, "res-2", NOW);

        assertThat(reservation.delta()).isEqualTo(new long[] {250, 0, 0, 0});
        assertThat(rest.delta()).isEqualTo(new long[] {750, 1024, 0, 0});
        assertThat(rest.costPerStep()).isEqualTo(0.75);
        assertThat(List.of(reservation.state(), rest.state())).containsOnly(State.RESERVED);
        assertThat(rest.to()).isEqualTo(reservation.to());
    }

    private static Reservation reserved() {
        Reservation.Terms terms = new Reservation.Terms(
                new VmRef("acme", "web-1"), "res-1", "pool", "host", 10, 20, 1, Reservation.Maker.PLANNER, NOW);
        return Reservation.make(terms, new long[] {1000, 1024, 0, 0}, 1, null);
    }
}
