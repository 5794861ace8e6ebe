package io.headroom.forecast.history;

import io.headroom.contracts.MetricSample;
import io.headroom.support.Chore;
import io.headroom.support.messaging.RecordListeners;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** Feeds the history from {@code metrics}. */
@Configuration(proxyBeanMethods = false)
class HistoryListeners {

    @Bean
    Consumer<Message<List<byte[]>>> samples(RecordListeners listeners, SampleStore store) {
        return listeners.batch(MetricSample.class, store::store);
    }

    /** Rollups are kept as long as samples. */
    @Bean
    Chore oldRollups() {
        return new Chore("delete from metric_rollup where step_at < now() - interval '35 days'");
    }

    @Bean
    Chore oldSamples() {
        return new Chore("""
                do $$
                declare
                    old record;
                begin
                    for old in
                        select child.relname from pg_inherits
                        join pg_class child on child.oid = inhrelid
                        where inhparent = 'metric_sample'::regclass
                            and child.relname < 'metric_sample_' || to_char(now() - interval '36 days', 'YYYYMMDD')
                    loop
                        execute format('drop table %I', old.relname);
                    end loop;
                end $$
                """);
    }
}
