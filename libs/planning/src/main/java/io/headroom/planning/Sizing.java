package io.headroom.planning;

import io.headroom.planning.ResourceSize.Rule;

/**
 * Decides how much of one resource a VM should hold: demand ahead at the tier's level, never less than what is used,
 * guaranteed or needed against a breach, in whole units within the owner's bounds, and calm.
 *
 * <p>Where a shortage is paid for by the unit, the step is decided on that a command can still reach, a lead ahead: more is
 * bought as long as it is worth its price, and what the planner set aside for the step and kept until now is activated whole.
 * Nothing is given back before all that is active has not been called for over a cool-down, and no more than every step up to
 * the lead and soon after leaves not worth keeping. Where the basis is the violated step, or a level is stated, growth looks at
 * [lead, lead + hold) and a shrink at [0, lead + hold).
 */
public final class Sizing {

    /** A use at its limit is answered by this much more, at least one unit. */
    static final double SURGE_FACTOR = 1.25;

    /** So many steps past the lead are looked at before something is given back: it would be wanted again at once. */
    private static final int SOON = 2;

    private final TierTerms terms;
    private final Timing timing;

    public Sizing(TierTerms terms, Timing timing) {
        this.terms = terms;
        this.timing = timing;
    }

    /** The size that the state calls for. */
    public ResourceSize size(ResourceState state) {
        Want want = present(state, floors(state, forecast(state)));
        long target = state.bounds().fit(want.amount);
        if (target < state.active()) {
            return shrink(state, want, target);
        }
        return new ResourceSize(target, bound(state, want, target), want.amount);
    }

    private Want forecast(ResourceState state) {
        DemandOutlook outlook = state.outlook();
        if (outlook != null) {
            return ahead(state, outlook);
        }
        return switch (state.missing()) {
            case NEVER_MADE -> reactive(state, new Want(Math.max(state.active(), state.nominal()), Rule.NO_HISTORY));
            case IMPLAUSIBLE -> reactive(state, new Want(kept(state), Rule.FORECAST_IMPLAUSIBLE));
            case RUN_OUT -> new Want(kept(state), Rule.FORECAST_STALE);
        };
    }

    private static Want reactive(ResourceState state, Want otherwise) {
        Double observed = state.observed();
        return observed == null
                ? otherwise
                : new Want(Math.max(observed * SURGE_FACTOR, state.active()), Rule.REACTIVE);
    }

    private static long kept(ResourceState state) {
        return state.active() > 0 ? state.active() : state.nominal();
    }

    private Want ahead(ResourceState state, DemandOutlook outlook) {
        int from = timing.lead();
        int to = timing.lead() + timing.hold();
        double unreserved = terms.stepByStep()
                ? state.margin()
                        * terms.worthBuying(outlook.step(from), state.bounds().unit())
                : state.margin() * terms.amount(outlook, from, to, terms.activateLevel());
        double covered = covered(state, outlook);
        if (covered > unreserved && state.reserved() > 0) {
            return new Want(covered, Rule.RESERVED_AHEAD);
        }
        return new Want(unreserved, Rule.FORECAST);
    }

    /** What of the reserved is worth activating: it is dearer not to have it, as a part of its price is paid already. */
    private double covered(ResourceState state, DemandOutlook outlook) {
        int from = timing.lead();
        int to = terms.stepByStep() ? from + 1 : from + timing.hold();
        double worth = state.margin() * terms.amount(outlook, from, to, terms.activateReservedLevel());
        double all = (double) state.active() + state.reserved();
        return terms.stepByStep() && state.kept() > 0
                ? Math.max(Math.min(worth, all), (double) state.active() + state.kept())
                : Math.min(worth, all);
    }

    /** The most that any step up to the lead and soon after makes worth keeping. */
    private double worthKeeping(ResourceState state, DemandOutlook outlook) {
        double most = 0;
        for (int step = 0; step <= timing.lead() + SOON; step++) {
            most = Math.max(
                    most, terms.worthKeeping(outlook.step(step), state.bounds().unit()));
        }
        return state.margin() * most;
    }

    private static Want present(ResourceState state, Want want) {
        Double observed = state.observed();
        if (observed == null) {
            return want;
        }
        if (state.censored()) {
            double stepUp = Math.max(
                    observed * SURGE_FACTOR,
                    Math.max(observed, state.active()) + state.bounds().unit());
            return want.atLeast(stepUp, Rule.SURGE);
        }
        return want.atLeast(observed, Rule.PRESENT_USE);
    }

    private static Want floors(ResourceState state, Want want) {
        return want.atLeast(state.guarantee(), Rule.GUARANTEE).atLeast(state.floor(), Rule.BREACH_REPAIR);
    }

    private ResourceSize shrink(ResourceState state, Want want, long target) {
        if (state.active() > state.bounds().highest()) {
            return new ResourceSize(target, Rule.OWNER_MAXIMUM, want.amount);
        }
        if (state.stepsSinceNeeded() < timing.coolDown()) {
            return new ResourceSize(state.bounds().fit(state.active()), Rule.COOL_DOWN, want.amount);
        }
        DemandOutlook outlook = state.outlook();
        long floor = target;
        if (outlook != null) {
            double now = terms.stepByStep()
                    ? worthKeeping(state, outlook)
                    : state.margin() * terms.amount(outlook, 0, timing.lead() + timing.hold(), terms.activateLevel());
            floor = Math.max(target, state.bounds().fit(now));
        }
        long saved = state.active() - floor;
        if (saved <= 0 || (double) saved / state.bounds().unit() * timing.hold() <= timing.changeCost()) {
            return new ResourceSize(state.active(), saved <= 0 ? want.rule : Rule.CHANGE_COST, want.amount);
        }
        return new ResourceSize(floor, bound(state, want, floor), want.amount);
    }

    private static Rule bound(ResourceState state, Want want, long target) {
        if (want.amount > target) {
            return Rule.OWNER_MAXIMUM;
        }
        return target == state.bounds().lowest()
                        && want.amount <= target - state.bounds().unit()
                ? Rule.OWNER_MINIMUM
                : want.rule;
    }

    private record Want(double amount, Rule rule) {

        Want atLeast(double floor, Rule reason) {
            return floor > amount ? new Want(floor, reason) : this;
        }
    }
}
