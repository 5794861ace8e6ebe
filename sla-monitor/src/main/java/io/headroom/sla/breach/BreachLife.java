package io.headroom.sla.breach;

import io.headroom.contracts.SlaObjective;
import io.headroom.sla.window.ObjectiveMinute;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a breach of one objective begins and ends: a pure function of closed minutes. States: none, then open when enough
 * of the last minutes are bad, then resolved when enough in a row are good.
 */
final class BreachLife {

    private final BreachRule rule;
    private final LowTrafficGuard guard;
    private final Duration minute;

    /**
     * The life by a rule.
     *
     * @param minute the real length of a minute
     */
    BreachLife(BreachRule rule, LowTrafficGuard guard, Duration minute) {
        this.rule = rule;
        this.guard = guard;
        this.minute = minute;
    }

    /**
     * The window that makes a breach, if the last minute completes one.
     *
     * @param known known minutes in their order, at least as many as the rule remembers
     * @param notBefore minutes before it belong to an earlier breach; null if there is none
     */
    Optional<BadWindow> opens(List<ObjectiveMinute> known, @Nullable Instant notBefore) {
        ObjectiveMinute last = known.get(known.size() - 1);
        if (last.good()) {
            return Optional.empty();
        }
        Instant to = last.minuteAt().plus(minute);
        Instant from = to.minus(minute.multipliedBy(rule.of()));
        BadWindow window = new BadWindow(
                known.stream()
                        .filter(each -> !each.minuteAt().isBefore(from))
                        .filter(each -> notBefore == null || !each.minuteAt().isBefore(notBefore))
                        .dropWhile(ObjectiveMinute::good)
                        .toList(),
                to);
        return window.badMinutes() >= rule.bad() && proven(window) ? Optional.of(window) : Optional.empty();
    }

    private boolean proven(BadWindow window) {
        return window.last().objective() != SlaObjective.Kind.ERROR_RATIO
                || guard.proves(window.total(), window.bad(), window.last().target());
    }

    /** The minutes that end an open breach, if the last minute completes them. */
    Optional<List<ObjectiveMinute>> resolves(List<ObjectiveMinute> known, Instant openUntil) {
        if (known.size() < rule.good()) {
            return Optional.empty();
        }
        List<ObjectiveMinute> latest = known.subList(known.size() - rule.good(), known.size());
        boolean allGood =
                latest.stream().allMatch(each -> each.good() && !each.minuteAt().isBefore(openUntil));
        return allGood ? Optional.of(List.copyOf(latest)) : Optional.empty();
    }
}
