package io.headroom.sla.window;

import io.headroom.contracts.MetricSample;
import io.headroom.support.messaging.RecordListeners;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** Feeds the windows from {@code metrics}. */
@Configuration(proxyBeanMethods = false)
class WindowListeners {

    @Bean
    Consumer<Message<List<byte[]>>> samples(RecordListeners listeners, SampleIntake intake) {
        return listeners.batch(MetricSample.class, intake::take);
    }
}
