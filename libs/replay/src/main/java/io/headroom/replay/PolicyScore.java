package io.headroom.replay;

import java.util.List;

/**
 * How one policy did on one VM.
 *
 * @param tallies by knob
 */
public record PolicyScore(List<Tally> tallies) {

    public PolicyScore {
        tallies = List.copyOf(tallies);
    }
}
