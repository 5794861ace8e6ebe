package io.headroom.planning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Puts right what whole units leave over of a threshold: gives one unit of a payer back where others that its money then
 * buys are worth more.
 */
final class Exchanges {

    /** Units looked at on either side: the least worth of those held, the most worth of those refused. */
    private static final int BREADTH = 12;

    /** An end for payers with many units. */
    private static final int MOST = 50;

    /** A payer with more claims than this loses next to nothing by one unit. */
    private static final int LARGE = 256;

    private final Sharing sharing;
    private final List<Integer> claims = new ArrayList<>();

    private Exchanges(Sharing sharing, int payer) {
        this.sharing = sharing;
        for (int claim = 0; claim < sharing.bids().size(); claim++) {
            if (sharing.bids().payer(claim) == payer) {
                claims.add(claim);
            }
        }
    }

    static void improve(Sharing sharing, int payer) {
        Exchanges exchanges = new Exchanges(sharing, payer);
        int made = 0;
        while (exchanges.claims.size() <= LARGE && made < MOST && exchanges.exchange()) {
            made++;
        }
    }

    /** Makes the first exchange that gains; false if none does. */
    private boolean exchange() {
        for (Lane out : held()) {
            double lost = sharing.lastValue(out.claim, out.resource);
            sharing.giveBack(out.claim, out.resource);
            List<Lane> bought = buy(out);
            double gained = 0;
            for (Lane lane : bought) {
                gained += sharing.lastValue(lane.claim, lane.resource);
                sharing.giveBack(lane.claim, lane.resource);
            }
            if (gained > lost * (1 + 1e-9)) {
                for (int i = bought.size() - 1; i >= 0; i--) {
                    sharing.take(bought.get(i).claim, bought.get(i).resource);
                }
                return true;
            }
            sharing.take(out.claim, out.resource);
        }
        return false;
    }

    /** Takes what the money buys, the most worth first, and lists it, the last one first. */
    private List<Lane> buy(Lane out) {
        List<Lane> bought = new ArrayList<>();
        boolean more = true;
        while (more) {
            more = false;
            for (Lane lane : refused()) {
                if (!lane.equals(out)
                        && sharing.fits(lane.claim, lane.resource)
                        && sharing.affordable(lane.claim, lane.resource)) {
                    sharing.take(lane.claim, lane.resource);
                    bought.add(0, lane);
                    more = true;
                    break;
                }
            }
        }
        return bought;
    }

    private List<Lane> held() {
        List<Lane> lanes = new ArrayList<>();
        each((claim, resource) -> {
            int granted = sharing.granted(claim, resource);
            if (granted > sharing.bids().claim(claim).guaranteed()[resource]) {
                lanes.add(new Lane(claim, resource, sharing.lastValue(claim, resource)));
            }
        });
        return lanes.stream()
                .sorted(Comparator.comparingDouble(Lane::value))
                .limit(BREADTH)
                .toList();
    }

    private List<Lane> refused() {
        List<Lane> lanes = new ArrayList<>();
        each((claim, resource) -> {
            if (sharing.wants(claim, resource)) {
                lanes.add(new Lane(claim, resource, sharing.nextValue(claim, resource)));
            }
        });
        return lanes.stream()
                .sorted(Comparator.comparingDouble(lane -> -lane.value))
                .limit(BREADTH)
                .toList();
    }

    private void each(Visit visit) {
        for (int claim : claims) {
            Claim of = sharing.bids().claim(claim);
            for (int resource = 0; resource < of.units().length; resource++) {
                if (of.unitCost()[resource] > 0) {
                    visit.at(claim, resource);
                }
            }
        }
    }

    private interface Visit {

        void at(int claim, int resource);
    }

    /** One resource of one claim; equal to another state of the same. */
    private record Lane(int claim, int resource, double value) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Lane lane && lane.claim == claim && lane.resource == resource;
        }

        @Override
        public int hashCode() {
            return 31 * claim + resource;
        }
    }
}
