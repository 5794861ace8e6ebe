package io.headroom.support.app;

import io.headroom.contracts.MetricSample;
import io.headroom.contracts.Topic;
import io.headroom.contracts.VmChanged;
import io.headroom.support.messaging.RecordListeners;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.messaging.Message;

/** The application under test. */
@SpringBootApplication
public class SmallService {

    @Bean
    Consumer<Message<List<byte[]>>> samples(RecordListeners listeners, Effects effects) {
        return listeners.batch(MetricSample.class, effects::sampled);
    }

    @Bean
    Consumer<Message<List<byte[]>>> inventory(RecordListeners listeners, Effects effects) {
        return listeners
                .each(Topic.INVENTORY)
                .on(VmChanged.class, effects::changed)
                .onTombstone(effects::removed);
    }
}
