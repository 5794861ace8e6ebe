package io.headroom.sla.breach;

import io.headroom.contracts.Resource;
import io.headroom.contracts.SlaObjective;
import io.headroom.sla.window.ObjectiveMinute;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The known minutes of a window that broke a promise.
 *
 * @param minutes the first and the last of them are bad
 * @param to end of the last one
 */
record BadWindow(List<ObjectiveMinute> minutes, Instant to) {

    BadWindow {
        minutes = List.copyOf(minutes);
    }

    Instant from() {
        return minutes.get(0).minuteAt();
    }

    ObjectiveMinute last() {
        return minutes.get(minutes.size() - 1);
    }

    long badMinutes() {
        return minutes.stream().filter(minute -> !minute.good()).count();
    }

    double total() {
        return minutes.stream().mapToDouble(ObjectiveMinute::total).sum();
    }

    double bad() {
        return minutes.stream().mapToDouble(ObjectiveMinute::bad).sum();
    }

    /** What was measured, in the objective's unit. */
    double observed() {
        return observed(minutes);
    }

    /** Share of good minutes, or the ratio of failed requests. */
    static double observed(List<ObjectiveMinute> minutes) {
        double total = minutes.stream().mapToDouble(ObjectiveMinute::total).sum();
        double bad = minutes.stream().mapToDouble(ObjectiveMinute::bad).sum() / total;
        return minutes.get(0).objective() == SlaObjective.Kind.ERROR_RATIO ? bad : 1 - bad;
    }

    /** How many times faster than allowed the window uses up the error budget. */
    double burn() {
        double target = last().target();
        double budget = last().objective() == SlaObjective.Kind.ERROR_RATIO ? target : 1 - target;
        return bad() / total() / budget;
    }

    /** The cause of most of its bad minutes. */
    String cause() {
        return minutes.stream()
                .flatMap(minute -> Optional.ofNullable(minute.cause()).stream())
                .collect(Collectors.groupingBy(cause -> cause, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse("UNKNOWN");
    }

    /** The resource that was short with that cause, if one was. */
    Optional<Resource> resource() {
        String cause = cause();
        return minutes.stream()
                .filter(minute -> cause.equals(minute.cause()))
                .sorted(Comparator.comparing(ObjectiveMinute::minuteAt).reversed())
                .flatMap(minute -> Optional.ofNullable(minute.resource()).stream())
                .findFirst();
    }
}
