package io.headroom.sla.closing;

import io.headroom.contracts.VmRef;
import io.headroom.sla.breach.BreachDetector;
import io.headroom.sla.terms.CatchUp;
import io.headroom.sla.terms.TermsInForce;
import io.headroom.sla.terms.TermsTimeline;
import io.headroom.sla.window.DueVm;
import io.headroom.sla.window.JudgedMinute;
import io.headroom.sla.window.MinuteJudge;
import io.headroom.sla.window.MinuteTable;
import io.headroom.sla.window.Minutes;
import io.headroom.sla.window.Sample;
import io.headroom.sla.window.SampleTable;
import io.headroom.sla.window.ShortnessRules;
import io.headroom.sla.window.VmClocks;
import io.headroom.sla.window.WindowProperties;
import io.headroom.support.DomainTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Closes the minutes that can no longer change: judges them, stores the verdicts, lets breaches follow and drops the
 * samples, in one transaction per batch of VMs. Several instances share the work row by row.
 */
@Component
class MinuteCloser {

    private static final int BATCH = 200;

    private final VmClocks clocks;
    private final SampleTable samples;
    private final TermsInForce terms;
    private final MinuteTable minuteTable;
    private final BreachDetector detector;
    private final CatchUp catchUp;
    private final TransactionTemplate transaction;
    private final Minutes minutes;
    private final MinuteJudge judge;

    MinuteCloser(
            VmClocks clocks,
            SampleTable samples,
            TermsInForce terms,
            MinuteTable minuteTable,
            BreachDetector detector,
            CatchUp catchUp,
            TransactionTemplate transaction,
            DomainTime time,
            WindowProperties properties) {
        this.clocks = clocks;
        this.samples = samples;
        this.terms = terms;
        this.minuteTable = minuteTable;
        this.detector = detector;
        this.catchUp = catchUp;
        this.transaction = transaction;
        this.minutes = new Minutes(time);
        this.judge = new MinuteJudge(
                new ShortnessRules(properties.atLimit(), properties.steal(), properties.boundTolerance()));
    }

    /** Closes everything that is due; returns how many minutes were judged. */
    int closeDue(Instant now) {
        int closed = 0;
        while (catchUp.termsCurrent()) {
            Batch batch = transaction.execute(status -> closeBatch(now));
            closed += batch == null ? 0 : batch.minutes();
            if (batch == null || batch.vms() < BATCH) {
                return closed;
            }
        }
        return closed;
    }

    private Batch closeBatch(Instant now) {
        List<DueVm> due = clocks.lockDue(now, catchUp.samplesCurrent(), BATCH);
        if (due.isEmpty()) {
            return new Batch(0, 0);
        }
        Map<VmRef, List<JudgedMinute>> judged = judge(samples.due(due));
        if (!judged.isEmpty()) {
            minuteTable.save(judged);
            detector.follow(judged, minuteTable.before(due, detector.memory()));
            samples.drop(due);
        }
        clocks.closed(due);
        return new Batch(
                due.size(), judged.values().stream().mapToInt(List::size).sum());
    }

    private Map<VmRef, List<JudgedMinute>> judge(Map<VmRef, List<Sample>> due) {
        if (due.isEmpty()) {
            return Map.of();
        }
        Instant first = due.values().stream()
                .map(each -> each.get(0).at())
                .min(Instant::compareTo)
                .orElseThrow();
        Instant last = due.values().stream()
                .map(each -> each.get(each.size() - 1).at())
                .max(Instant::compareTo)
                .orElseThrow();
        Map<VmRef, TermsTimeline> timelines = terms.between(due.keySet(), first, last.plusNanos(1_000));
        Map<VmRef, List<JudgedMinute>> judged = new HashMap<>();
        due.forEach((vm, each) -> judged.put(vm, judge(each, timelines.getOrDefault(vm, new TermsTimeline()))));
        return judged;
    }

    /** The minutes in which something was promised. */
    private List<JudgedMinute> judge(List<Sample> each, TermsTimeline timeline) {
        Map<Instant, List<Sample>> byMinute = each.stream()
                .collect(Collectors.groupingBy(sample -> minutes.of(sample.at()), TreeMap::new, Collectors.toList()));
        return byMinute.entrySet().stream()
                .map(entry -> judge.judge(entry.getKey(), entry.getValue(), timeline))
                .filter(minute -> !minute.promised().isEmpty())
                .toList();
    }

    /** What one transaction closed. */
    private record Batch(int vms, int minutes) {}
}
