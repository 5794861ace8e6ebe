package io.headroom.sla.breach;

import io.headroom.contracts.SlaObjective;
import io.headroom.contracts.VmRef;
import io.headroom.sla.window.JudgedMinute;
import io.headroom.sla.window.MinuteTable;
import io.headroom.sla.window.ObjectiveMinute;
import io.headroom.support.DomainTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Follows the closed minutes of VMs and lets their breaches open and end, in the caller's transaction. */
@Component
public class BreachDetector {

    private final Breaches breaches;
    private final BreachLog log;
    private final MinuteTable minutes;
    private final BreachRule rule;
    private final BreachLife life;
    private final double criticalBurn;
    private final DomainTime time;

    BreachDetector(
            Breaches breaches, BreachLog log, MinuteTable minutes, BreachProperties properties, DomainTime time) {
        this.breaches = breaches;
        this.log = log;
        this.minutes = minutes;
        this.rule = properties.rule();
        this.life = new BreachLife(rule, properties.guard(), time.minute());
        this.criticalBurn = properties.criticalBurn();
        this.time = time;
    }

    /** How many known minutes before the closed ones each objective needs to be followed. */
    public int memory() {
        return rule.memory();
    }

    /**
     * Follows minutes that have just been closed and stored.
     *
     * @param before the last known minutes before them, in their order
     */
    public void follow(
            Map<VmRef, List<JudgedMinute>> closed, Map<VmRef, Map<SlaObjective.Kind, List<ObjectiveMinute>>> before) {
        Map<VmRef, List<Breach>> latest =
                breaches.latest(closed.keySet()).stream().collect(Collectors.groupingBy(Breach::vm));
        closed.forEach((vm, judged) -> {
            VmStory story = new VmStory(vm, before.getOrDefault(vm, Map.of()), latest.getOrDefault(vm, List.of()));
            judged.forEach(minute -> follow(story, minute));
        });
    }

    private void follow(VmStory story, JudgedMinute minute) {
        minute.objectives().forEach(verdict -> follow(story, verdict, minute.tier()));
        if (minute.promised().isEmpty()) {
            return;
        }
        Instant at = minute.facts().minuteAt();
        story.openExcept(minute.promised())
                .forEach(breach ->
                        story.ended(log.resolve(breach, at, breach.observed(), Resolution.OBJECTIVE_WITHDRAWN)));
    }

    private void follow(VmStory story, ObjectiveMinute verdict, String tier) {
        List<ObjectiveMinute> known = story.add(verdict, rule.memory());
        Breach latest = story.latest(verdict.objective());
        if (latest != null && latest.isOpen()) {
            Instant at = verdict.minuteAt().plus(time.minute());
            life.resolves(known, latest.windowTo())
                    .ifPresent(good ->
                            story.ended(log.resolve(latest, at, BadWindow.observed(good), Resolution.OBJECTIVE_MET)));
        } else {
            life.opens(known, latest == null ? null : latest.resolvedAt()).ifPresent(window -> {
                Breach breach = breach(story.vm(), tier, window);
                story.opened(breach);
                log.open(breach);
            });
        }
    }

    private Breach breach(VmRef vm, String tier, BadWindow window) {
        return Breach.of(vm, tier, window, criticalBurn, minutes.facts(vm, window.from(), window.to()), time.now());
    }
}
