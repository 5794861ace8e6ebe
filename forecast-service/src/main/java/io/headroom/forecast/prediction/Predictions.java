package io.headroom.forecast.prediction;

import io.headroom.contracts.DemandForecast;
import io.headroom.forecast.model.Subject;
import io.headroom.support.messaging.Outgoing;
import io.headroom.support.messaging.RecordPublisher;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Publishes forecasts straight to the broker: each is complete in itself and the newest version of a VM or group wins, so there is
 * nothing that an outbox would save.
 */
@Component
class Predictions {

    private static final int CHUNK = 200;

    private final ForecastMessages messages;
    private final RecordPublisher publisher;
    private final MeterRegistry meters;

    Predictions(ForecastMessages messages, RecordPublisher publisher, MeterRegistry meters) {
        this.messages = messages;
        this.publisher = publisher;
        this.meters = meters;
    }

    /** Publishes a forecast of each that has models; returns once the broker has them. */
    void publish(List<? extends Subject> subjects, DemandForecast.Trigger trigger) {
        for (int from = 0; from < subjects.size(); from += CHUNK) {
            Map<Integer, DemandForecast> forecasts = new TreeMap<>();
            List<Outgoing> outgoing = new ArrayList<>();
            for (int i = from; i < Math.min(from + CHUNK, subjects.size()); i++) {
                Subject subject = subjects.get(i);
                if (subject.fitted()) {
                    DemandForecast forecast = messages.of(subject, trigger);
                    forecasts.put(i, forecast);
                    outgoing.add(new Outgoing(subject.key(), forecast));
                }
            }
            publisher.send(outgoing);
            forecasts.forEach((i, forecast) -> subjects.get(i).published(forecast));
            meters.counter("headroom.forecast.published", "trigger", trigger.name())
                    .increment(outgoing.size());
        }
    }
}
