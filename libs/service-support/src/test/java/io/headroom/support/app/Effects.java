package io.headroom.support.app;

import io.headroom.contracts.MetricSample;
import io.headroom.contracts.VmChanged;
import io.headroom.support.messaging.Inbox;
import io.headroom.support.messaging.Received;
import io.headroom.support.observability.Traces;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the small service's consumers do: write down what came, and choke on some of it. */
@Service
public class Effects {

    private final JdbcClient jdbc;
    private final Inbox inbox;
    private final Traces traces;
    private final Set<String> indigestible = ConcurrentHashMap.newKeySet();

    Effects(JdbcClient jdbc, Inbox inbox, Traces traces) {
        this.jdbc = jdbc;
        this.inbox = inbox;
        this.traces = traces;
    }

    @Transactional
    void sampled(List<Received<MetricSample>> samples) {
        for (Received<MetricSample> sample : samples) {
            if (sample.record().vmId().startsWith("choke") || indigestible.contains(sample.key())) {
                throw new IllegalStateException("cannot digest " + sample.key());
            }
            write(sample.key(), "sample");
        }
    }

    @Transactional
    void changed(Received<VmChanged> vm) {
        if (inbox.firstTime(vm)) {
            write(vm.key(), "changed " + vm.record().version());
        }
    }

    @Transactional
    void removed(Received<Record> tombstone) {
        write(tombstone.key(), "removed");
    }

    /** From now on samples of a key cannot be digested. */
    public void chokeOn(String key) {
        indigestible.add(key);
    }

    /** From now on they can. */
    public void digest(String key) {
        indigestible.remove(key);
    }

    /** What was written about a key, in order. */
    public List<String> of(String key) {
        return jdbc.sql("select what from effect where key = ? order by id")
                .param(key)
                .query(String.class)
                .list();
    }

    /** The trace id that the last effect on a key was written in. */
    public @Nullable String traceOf(String key) {
        return jdbc.sql("select trace from effect where key = ? order by id desc limit 1")
                .param(key)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private void write(String key, String what) {
        String traceparent = traces.current();
        jdbc.sql("insert into effect (key, what, trace) values (?, ?, ?)")
                .params(key, what)
                .param(traceparent == null ? null : traceparent.split("-", -1)[1])
                .update();
    }
}
